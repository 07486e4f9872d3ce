package org.sacho.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// GD-09, L15: what shows nothing does not go out.
class PlainTextTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            two  spaces            | two spaces
            no\u00A0break          | no break
            wide\u3000space        | wide space
            thin\u2009\u200A space | thin space
            zero\u200Bwidth        | zerowidth
            soft\u00ADhyphen       | softhyphen
            turned\u202Earound     | turnedaround
            비\u3164밀             | 비밀
            braille\u2800blank     | brailleblank
            select\uFE0F           | select
            private\uE000          | private
            \u1107\u1175\u1106\u1175\u11AF | 비밀
            e\u0301                | \u00E9
            '  end  '              | end
            '\u200B'              | ''
            """, delimiter = '|')
    void text_comesOutAsWhatIsSeen(String written, String seen) {
        assertThat(PlainText.of(written)).isEqualTo(seen);
    }

    @Test
    void lineBreaksAndTabs_areOneOfEach() {
        assertThat(PlainText.of("line\r\nline")).isEqualTo("line\nline");
        assertThat(PlainText.of(" line \n\n\t\n line\n")).isEqualTo("line\nline");
        assertThat(PlainText.of("a\t \tb")).isEqualTo("a b");
    }

    /// Tag characters of plane 14 and a lone half of a pair.
    @Test
    void charactersOutsideAnyScript_areLeftOut() {
        assertThat(PlainText.of("a" + Character.toString(0xE0041) + "b")).isEqualTo("ab");
        assertThat(PlainText.of("a\uD800b")).isEqualTo("ab");
        assertThat(PlainText.of("a" + Character.toString(0xE0100) + "b")).isEqualTo("ab");
    }

    @Test
    void ordinaryText_staysAsItIs() {
        var text = "제1안: 훈련 일정 (10월 2주), 안전요원 2명 — “원안 의결”.\nItem 2: £5 & 30 % → agreed, naïve café";

        assertThat(PlainText.of(text)).isEqualTo(text);
    }
}
