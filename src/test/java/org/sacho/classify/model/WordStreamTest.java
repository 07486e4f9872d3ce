package org.sacho.classify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordStreamTest {

    private static List<String> words(String text) {
        var stream = WordStream.of(text);
        var words = new ArrayList<String>();
        for (int i = 0; i < stream.words(); i++) {
            var word = new StringBuilder();
            for (int at = stream.start(i); at < stream.start(i + 1); at++) {
                word.append(stream.letter(at));
            }
            words.add(word.toString());
        }
        return words;
    }

    @Test
    void text_ofWordsAndNumbers_isLowerCaseWithDigitsLevelled() {
        assertThat(words("The F4B flew 1,204 sorties."))
                .containsExactly("the", "f", "0", "b", "flew", "0", "000", "sorties");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(S) The chair spoke",
                "(TS//NF) The chair spoke",
                "(U) The chair spoke",
                "(LOU) The chair spoke",
                "TOP SECRET The chair spoke",
                "The SECRET chair Confidential spoke",
                "Unclassified: the chair spoke",
                "Limited Official Use. The chair spoke",
                "The chair spoke. Eyes only.",
                "NODIS The chair NOFORN spoke"
            })
    void text_withMarkings_losesThem(String marked) {
        assertThat(words(marked)).containsExactly("the", "chair", "spoke");
    }

    @Test
    void bracket_thatIsNoPortionMark_stays() {
        assertThat(words("Units (two) and (S. Kim) and passage(s)"))
                .containsExactly("units", "two", "and", "s", "kim", "and", "passage", "s");
    }

    @Test
    void word_knowsWhereItStood() {
        var text = "(S)  \u201cRadar\u201d is down";
        var stream = WordStream.of(text);
        assertThat(text.substring(stream.from(0), stream.to(0))).isEqualTo("Radar");
        assertThat(text.substring(stream.from(2), stream.to(2))).isEqualTo("down");
    }

    @Test
    void script_ofMostLettersCounts() {
        assertThat(WordStream.of("레이더 radar 공백이 있다").isMainly(Script.HANGUL)).isTrue();
        assertThat(WordStream.of("the radar 공백").isMainly(Script.LATIN)).isTrue();
        assertThat(WordStream.of("12 34").isMainly(Script.LATIN)).isFalse();
        assertThat(WordStream.of("").isMainly(Script.HANGUL)).isFalse();
    }

    @Test
    void hugeTextWithoutSpaces_isRead() {
        assertThat(WordStream.of("x".repeat(1_000_000)).words()).isEqualTo(1);
        assertThat(Features.of(WordStream.of("x".repeat(1_000_000))).count()).isLessThan(10);
    }
}
