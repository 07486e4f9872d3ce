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
            암호         | 암호해독                    | false
            암호         | 암호라는 것은                | true
            암호         | 암호대로                    | true
            기동         | 부대가 기동합니다             | true
            기동         | 기동하겠습니다               | true
            기동         | 기동력                     | false
            전개         | 전개했습니다                 | true
            전개         | 전개됐다는 보고               | true
            철수         | 철수한다                    | true
            철수         | 철수시켜야                  | true
            투입         | 투입됐다                    | true
            투입         | 투입되었으며                 | true
            투입         | 투입구                     | false
            """)
    void find_termInText_asAWordOnly(String term, String text, boolean found) {
        assertThat(!found(List.of(term), text).isEmpty()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"신용카드입니다,2-4", "대금카드번호,2-4", "휴대 카드,3-5", "카,''"})
    void find_termAnywhere_insideLongerWordsToo(String text, String span) {
        var found = new ArrayList<Span>();

        new TermIndex(List.of(TermIndex.Entry.anywhere(0, "카드")))
                .find(NormalisedText.of(text), (_, stretch) -> found.add(stretch));

        assertThat(found)
                .extracting(s -> s.from() + "-" + s.to())
                .containsExactlyElementsOf(span.isEmpty() ? List.of() : List.of(span));
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
