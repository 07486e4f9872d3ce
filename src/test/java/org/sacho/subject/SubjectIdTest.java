package org.sacho.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "officer1", "first.last", "a-b_c.d", "0x"})
    void accountName_ofTheAlphabet_accepted(String name) {
        assertThat(new SubjectId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Officer1",
                "-a",
                ".a",
                "_a",
                "a b",
                "a\n",
                "a/b",
                "a@b",
                "훈련처장",
                "ａ",
                "a\u0000",
                "\ud800"
            })
    void accountName_ofOtherCharacters_refused(String name) {
        assertThatThrownBy(() -> new SubjectId(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accountName_of65Characters_refusedAnd64Accepted() {
        assertThat(new SubjectId("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new SubjectId("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accountName_refused_isNotRepeatedInTheMessage() {
        assertThatThrownBy(() -> new SubjectId("A Real Name"))
                .hasMessageNotContaining("Real")
                .hasMessageContaining("account name");
    }

    @Test
    void accountNames_sortByText() {
        assertThat(Stream.of("b", "a.b", "a").map(SubjectId::new).sorted())
                .containsExactly(new SubjectId("a"), new SubjectId("a.b"), new SubjectId("b"));
    }
}
