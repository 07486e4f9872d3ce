package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.policy.CipherName;

class AssociatedDataTest {

    private static final Suite ARIA = CryptoModule.standard().suite(CipherName.ARIA_256_GCM);

    private static AssociatedData data() {
        return AssociatedData.of(AssociatedData.Purpose.CUSTODY, ARIA);
    }

    @Test
    void toBytes_isPurposeAndCipherThenEachFieldBehindItsLength() {
        assertThat(data().field("ab").field(new byte[0]).field(258L).toBytes())
                .containsExactly(16, 2, 0, 2, 'a', 'b', 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 258, 65_535})
    void field_long_hasItsLengthInTwoBytes(int length) {
        byte[] bytes = data().field(new byte[length]).toBytes();

        assertThat(bytes).hasSize(4 + length);
        assertThat(Arrays.copyOfRange(bytes, 2, 4)).containsExactly(length >> 8, length & 0xff);
    }

    /// Its length would be that of another one.
    @Test
    void field_longerThanItsLengthCanSay_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> data().field(new byte[65_536]));
    }

    @Test
    void bytes_handedInAndOut_areCopies() {
        byte[] given = {1, 2};
        var bytes = Bytes.copyOf(given);
        given[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes.toArray()).containsExactly(1, 2);
        assertThat(bytes)
                .isEqualTo(Bytes.copyOf(new byte[] {1, 2}))
                .hasSameHashCodeAs(Bytes.copyOf(new byte[] {1, 2}))
                .isNotEqualTo(Bytes.copyOf(new byte[] {1, 3}));
        assertThat(bytes.hashCode())
                .isNotEqualTo(Bytes.copyOf(new byte[] {1, 3}).hashCode());
    }
}
