package org.sacho.transcript.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KoreanWrapTest {

    @Test
    void wordBrokenAcrossLines_isWholeAgain() {
        assertThat(KoreanWrap.join("훈련은 비\n\n밀로 하는 것이 \n원칙입니다.\n◯참모  예\n  새 문단"))
                .isEqualTo("훈련은 비밀로 하는 것이 원칙입니다.\n◯참모  예\n  새 문단");
    }

    @Test
    void lines_withoutTheSignOfWordEnds_stayApart() {
        assertThat(KoreanWrap.join("훈련 계획\n보고 사항")).isEqualTo("훈련 계획\n보고 사항");
    }

    @Test
    void text_withoutHangul_isUntouched() {
        assertThat(KoreanWrap.join("EXERCISE \nline")).isEqualTo("EXERCISE \nline");
    }
}
