package org.sacho.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.nio.file.Path;
import java.security.ProviderException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.crypto.TestKeys;
import org.sacho.policy.EnclaveId;

/// FI-19: the source of randomness fails. Nothing is sealed with less, and nothing is kept that was not sealed.
class NoRandomnessTest {

    @TempDir
    private Path folder;

    /// Randomness that ends when the test says so.
    private static final class Ending extends SecureRandom {
        private static final long serialVersionUID = 1;
        private boolean ended;

        @Override
        public void nextBytes(byte[] bytes) {
            if (ended) {
                throw new ProviderException("EXERCISE");
            }
            super.nextBytes(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1", "m2"})
    void commit_withoutRandomness_keepsNothing(String meeting) throws Exception {
        var random = new Ending();
        try (var enclave = Store.open(folder, TestKeys.enclaveKey(new EnclaveId("upper"), 1, random))) {
            enclave.records().commit(putting(passage("m1", "p1"), 0, "one"));
            random.ended = true;

            assertThatThrownBy(() -> enclave.records().commit(putting(passage(meeting, "p2"), 0, "two")))
                    .isInstanceOf(ProviderException.class);
            random.ended = false;
        }

        try (var enclave = Store.open(folder)) {
            assertThat(enclave.records().listAll(Kind.PASSAGE))
                    .extracting(Store::text)
                    .containsExactly("one");
        }
    }

    @Test
    void store_withoutRandomness_doesNotOpen() {
        var random = new Ending();
        random.ended = true;

        assertThatThrownBy(() -> Store.open(folder, TestKeys.enclaveKey(new EnclaveId("upper"), 1, random)))
                .isInstanceOf(ProviderException.class);
    }
}
