package org.sacho.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermIndexTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            backup net   | the backup net is up       | true
            backup net   | the backup-net is up       | true
            backup net   | 예비는 backup net입니다      | true
            backup net   | the backup network is up   | false
            backup net   | a sbackup net              | false
            backup net   | backup nets                | false
            FOXTROT-9    | use foxtrot 9 now          | true
            FOXTROT-9    | use foxtrot 99             | false
            하늘여단      | 하늘여단                    | true
            하늘여단      | 하늘 여단을 이동              | true
            하늘여단      | 하 늘 여 단                 | true
            하늘여단      | 새하늘여단장                 | true
            하늘여단      | 하늘색 여단                 | false
            예비 주파수   | 예비주파수는                 | true
            북풍 D데이    | 북풍D데이                   | true
            암호         | 암호를 바꿉니다              | true
            암호         | 암호에서도                   | true
            암호         | 암호                       | true
            암호         | 암호화폐 시세                | false
            암호         | 새암호                      | false
            """)
    void find_termInText_asAWordOnly(String term, String text, boolean found) {
        assertThat(!found(List.of(term), text).isEmpty()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"blue heron plan, 0-10 0-15", "blue heron, 0-10", "a blue, ''"})
    void find_termsSharingABeginning_eachFound(String text, String spans) {
        assertThat(found(List.of("blue heron", "blue heron plan"), text))
                .extracting(s -> s.from() + "-" + s.to())
                .containsExactlyElementsOf(spans.isEmpty() ? List.of() : List.of(spans.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"이라고", "은", "가 "})
    void find_endlessTailOfParticles_stillEnds(String tail) {
        assertThat(found(List.of("암호"), "암호" + tail.repeat(20_000) + "끝")).hasSizeLessThan(2);
    }

    private static List<Span> found(List<String> terms, String text) {
        var found = new ArrayList<Span>();
        new TermIndex(terms.stream().map(term -> new TermIndex.Entry(0, term)).toList())
                .find(NormalisedText.of(text), (_, span) -> found.add(span));
        return found;
    }
}
