package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.POLICY;
import static org.sacho.enclave.Store.SECRET;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.TestKeys;
import org.sacho.policy.CipherName;

/// ST-09: an old key is readable until everything is under the new one, and not after that.
class RewrappingTest {

    private static final int MEETINGS = 5;

    @TempDir
    private Path folder;

    private final EnclaveKey key = Store.key();

    @BeforeEach
    void commitSome() throws StaleRecordException {
        try (var enclave = Store.open(folder, key)) {
            for (int m = 0; m < MEETINGS; m++) {
                enclave.records().commit(putting(passage("m" + m, "p1"), 0, "EXERCISE " + m));
                enclave.records()
                        .commit(new Changes()
                                .put(passage("m" + m, "p1"), 4, 1, SECRET, POLICY, ("EXERCISE " + m).getBytes(UTF_8))
                                .put(passage("m" + m, "p2"), 5, 0, SECRET, POLICY, "more".getBytes(UTF_8)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CipherName.class)
    void rewrap_allMeetings_areReadableWithTheNewKeyAlone(CipherName cipher) throws StaleRecordException {
        try (var enclave = Store.open(folder, key)) {
            TestKeys.rotate(key, cipher);
            enclave.records().commit(putting(passage("new", "p1"), 0, "meanwhile"));
            assertThat(enclave.records().meetingsByGeneration()).isEqualTo(Map.of(1, MEETINGS, 2, 1));

            assertThat(enclave.records().rewrap(2)).isEqualTo(3);
            assertAll(enclave);
            enclave.records().commit(putting(passage("m0", "p3"), 0, "of a meeting that has moved"));
            enclave.records().commit(putting(passage("m4", "p3"), 0, "of a meeting that has not"));
            assertThat(enclave.records().rewrap(100)).isZero();
            enclave.records().finishRewrapping();
            TestKeys.retire(key);

            assertAll(enclave);
            assertThat(enclave.records().meetingsByGeneration()).isEqualTo(Map.of(2, MEETINGS + 1));
        }
        try (var enclave = Store.open(folder, key)) {
            assertAll(enclave);
            assertThat(enclave.records().find(passage("m4", "p3"))).isPresent();
        }
    }

    @Test
    void open_inTheMiddleOfARotation_readsBoth() {
        try (var enclave = Store.open(folder, key)) {
            TestKeys.rotate(key, CipherName.ARIA_256_GCM);
            enclave.records().rewrap(2);
        }
        try (var enclave = Store.open(folder, key)) {
            assertAll(enclave);
            assertThat(enclave.records().rewrap(2)).isEqualTo(1);
            assertAll(enclave);
        }
    }

    @Test
    void finishRewrapping_meetingsLeft_refused() {
        try (var enclave = Store.open(folder, key)) {
            TestKeys.rotate(key, CipherName.AES_256_GCM);

            assertThatIllegalStateException().isThrownBy(enclave.records()::finishRewrapping);
        }
    }

    @Test
    void find_oldKeyForgottenTooEarly_unreadable() {
        try (var enclave = Store.open(folder, key)) {
            TestKeys.rotate(key, CipherName.AES_256_GCM);
            TestKeys.retire(key);

            assertThatThrownBy(() -> enclave.records().find(passage("m0", "p1")))
                    .isInstanceOf(RecordUnreadableException.class);
        }
    }

    /// ST-05, ST-09: a damaged or exchanged key of a meeting stops its rotation, and the meeting stays as it
    /// is.
    @Test
    void rewrap_wrappedKeyDamagedAnywhere_unreadableAndTheOthersMove() throws Exception {
        for (int at = 1; at <= EnclaveKey.WRAPPED_BYTES; at += 13) {
            Store.tamper(
                    folder,
                    "update meeting_key set wrapped = insert(wrapped, " + at + ", 1, X'EE') where meeting = 'm3'");
            try (var enclave = Store.open(folder, key)) {
                assertThatThrownBy(() -> enclave.records().find(passage("m3", "p1")))
                        .isInstanceOf(RecordUnreadableException.class);
                assertThat(enclave.records().find(passage("m2", "p1"))).isPresent();
            }
        }
        try (var enclave = Store.open(folder, key)) {
            TestKeys.rotate(key, CipherName.AES_256_GCM);

            assertThatThrownBy(() -> enclave.records().rewrap(100))
                    .isInstanceOf(RecordUnreadableException.class)
                    .hasMessage("unreadable: MEETING m3");
            assertThat(enclave.records().find(passage("m0", "p1"))).isPresent();
        }
    }

    private static void assertAll(Enclave enclave) {
        for (int m = 0; m < MEETINGS; m++) {
            var content = enclave.records().find(passage("m" + m, "p1")).orElseThrow();
            assertThat(Store.text(content)).isEqualTo("EXERCISE " + m);
            assertThat(content.version()).isEqualTo(2);
            assertThat(content.ordinal()).isEqualTo(4);
            assertThat(enclave.records().list(Kind.PASSAGE, "m" + m).size()).isGreaterThan(1);
        }
    }
}
