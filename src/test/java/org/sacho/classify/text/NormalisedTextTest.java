package org.sacho.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            full width          | Ｓｅｃｒｅｔ       | secret
            case                | SECRET            | secret
            sharp s             | Straße            | strasse
            zero width          | se\u200Bcr\u200Det| secret
            soft hyphen         | se\u00ADcret      | secret
            bidi override       | se\u202Ecret      | secret
            control             | se\u0000cret      | secret
            Hangul filler       | 하\u3164늘         | 하늘
            conjoining jamo     | \u1112\u1161\u1102\u1173\u11AF | 하늘
            half-width jamo     | \uFFBE\uFFC2       | 하
            split syllable      | \u1112\u200B\u1161 | 하
            Roman numeral sign  | Ⅲ급               | iii급
            ligature            | of\uFB01ce        | office
            white space         | `a \t\n\u00A0\u3000b` | a b
            dashes              | a\u2013b\u2014c\uFF0Dd\u2212e | a-b-c-d-e
            combining accent    | e\u0301           | \u00E9
            """)
    void text_variant_becomesPlainForm(String what, String original, String expected) {
        assertThat(NormalisedText.of(original.translateEscapes()).text())
                .as(what)
                .isEqualTo(expected.translateEscapes());
    }

    @Test
    void offsets_ofEveryUnit_pointIntoTheOriginal() {
        var original = "A\u200BＢ " + Normalizer.normalize("하늘", Normalizer.Form.NFD) + "  \uFB01 \uD83D\uDE80Z";
        var normalised = NormalisedText.of(original);

        assertThat(normalised.text()).isEqualTo("ab 하늘 fi \uD83D\uDE80z");
        assertThat(stretch(normalised, original, 0, 1)).isEqualTo("A");
        assertThat(stretch(normalised, original, 1, 2)).isEqualTo("Ｂ");
        assertThat(stretch(normalised, original, 3, 5)).isEqualTo(Normalizer.normalize("하늘", Normalizer.Form.NFD));
        assertThat(stretch(normalised, original, 5, 6)).isEqualTo("  ");
        assertThat(stretch(normalised, original, 6, 7)).isEqualTo("\uFB01");
        assertThat(stretch(normalised, original, 9, 12)).isEqualTo("\uD83D\uDE80Z");
    }

    @Test
    void of_textThatGrows_offsetsGrowWithIt() {
        // One character becomes eighteen.
        var original = "\uFDFA".repeat(100);
        var normalised = NormalisedText.of(original);

        int last = normalised.text().length() - 1;
        assertThat(last).isGreaterThan(original.length());
        assertThat(normalised.originalTo(last)).isEqualTo(100);
    }

    @Test
    void of_endlessCombiningMarks_readInPieces() {
        var normalised = NormalisedText.of("a" + "\u0301\u0323".repeat(20_000));

        assertThat(normalised.originalTo(normalised.text().length() - 1)).isEqualTo(40_001);
    }

    private static String stretch(NormalisedText normalised, String original, int from, int to) {
        return original.substring(normalised.originalFrom(from), normalised.originalTo(to - 1));
    }
}
