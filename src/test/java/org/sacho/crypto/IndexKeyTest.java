package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.sacho.policy.EnclaveId;

class IndexKeyTest {

    private static final EnclaveId UPPER = new EnclaveId("upper");
    private static final byte[] PAGE = new byte[64];

    private final EnclaveKey enclave = TestKeys.enclaveKey(UPPER, 1);
    private final Bytes wrapped = enclave.newIndexKey("d1");

    private IndexKey key() throws EnvelopeRejectedException {
        return enclave.openIndex("d1", wrapped);
    }

    private static byte[] seal(PageSealer sealer, boolean last) {
        byte[] sealed = new byte[PAGE.length + PageSealer.TAG_BYTES];
        sealer.seal(PAGE, last, sealed);
        return sealed;
    }

    @Test
    void page_opensAsItselfOnly() throws Exception {
        var sealer = key().newFile("f1");
        byte[] first = seal(sealer, false);
        byte[] second = seal(sealer, true);
        var opener = key().openFile("f1", sealer.wrappedKey());
        byte[] into = new byte[PAGE.length];
        Arrays.fill(into, (byte) 1);

        opener.open(0, false, first, into);
        assertThat(into).isEqualTo(PAGE);
        opener.open(1, true, second, into);
        for (var attempt : new Object[][] {
            {0L, true, first},
            {1L, false, first},
            {1L, true, first},
            {1L, false, second},
            {0L, false, second},
            {2L, true, second}
        }) {
            assertThatThrownBy(() -> opener.open((long) attempt[0], (boolean) attempt[1], (byte[]) attempt[2], into))
                    .isInstanceOf(EnvelopeRejectedException.class);
        }
    }

    @Test
    void pagesOfOneFile_neverShareANonce() throws Exception {
        var sealer = key().newFile("f1");
        var seen = new HashSet<Bytes>();
        for (int i = 0; i < 100; i++) {
            // The same words under the same key: equal bytes would mean an equal nonce.
            assertThat(seen.add(Bytes.copyOf(Arrays.copyOf(seal(sealer, false), PAGE.length))))
                    .isTrue();
        }
        var other = key().newFile("f1");
        assertThat(seen.add(Bytes.copyOf(Arrays.copyOf(seal(other, false), PAGE.length))))
                .isTrue();
    }

    @Test
    void keyOfAFile_unwrapsForThatFileDomainAndEnclaveOnly() throws Exception {
        var sealer = key().newFile("f1");
        var elsewhere = TestKeys.enclaveKey(new EnclaveId("lower"), 1);
        var sibling = enclave.openIndex("d2", enclave.newIndexKey("d2"));

        assertThatThrownBy(() -> key().openFile("f2", sealer.wrappedKey()))
                .isInstanceOf(EnvelopeRejectedException.class);
        assertThatThrownBy(() -> sibling.openFile("f1", sealer.wrappedKey()))
                .isInstanceOf(EnvelopeRejectedException.class);
        assertThatThrownBy(() -> enclave.openIndex("d2", wrapped)).isInstanceOf(EnvelopeRejectedException.class);
        assertThatThrownBy(() -> elsewhere.openIndex("d1", wrapped)).isInstanceOf(EnvelopeRejectedException.class);
        assertThatThrownBy(() -> enclave.open("d1", wrapped)).isInstanceOf(EnvelopeRejectedException.class);
    }

    @Test
    void manifest_opensAsItsVersionOnly() throws Exception {
        byte[] sealed = key().sealManifest(7, PAGE);
        assertThat(key().openManifest(7, sealed)).isEqualTo(PAGE);
        assertThatThrownBy(() -> key().openManifest(8, sealed)).isInstanceOf(EnvelopeRejectedException.class);
        sealed[20] ^= 1;
        assertThatThrownBy(() -> key().openManifest(7, sealed)).isInstanceOf(EnvelopeRejectedException.class);
    }

    @Test
    void everything_closed_isOfNoUse() throws Exception {
        var key = key();
        var sealer = key.newFile("f1");
        var opener = key.openFile("f1", sealer.wrappedKey());
        byte[] sealed = seal(sealer, true);
        sealer.close();
        opener.close();
        key.close();

        assertThatThrownBy(() -> seal(sealer, true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> opener.open(0, true, sealed, new byte[PAGE.length]))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.newFile("f2")).isInstanceOf(IllegalStateException.class);
    }
}
