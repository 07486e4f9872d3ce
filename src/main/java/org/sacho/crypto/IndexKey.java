package org.sacho.crypto;

import java.security.SecureRandom;
import org.sacho.policy.EnclaveId;

/// The key of the search index of one domain of an enclave. Wraps the keys of the files of that index and seals the
/// manifest that lists them; everything is bound to enclave and domain.
public final class IndexKey implements AutoCloseable {

    private final EnclaveId enclave;
    private final String domain;
    private final Secret key;
    private final SecureRandom random;
    private final Aead aead;

    IndexKey(EnclaveId enclave, String domain, Secret key, Aead aead, SecureRandom random) {
        this.enclave = enclave;
        this.domain = domain;
        this.key = key;
        this.random = random;
        this.aead = aead;
    }

    /// Seals the pages of a new file under a fresh key.
    public PageSealer newFile(String file) {
        var fresh = Secret.random(random);
        var wrapped = Bytes.copyOf(aead.wrap(key, wrapping(file), fresh));
        return new PageSealer(new PageKey(fresh, aead, pages(file)), wrapped);
    }

    /// Opens the pages of a file.
    ///
    /// @param wrapped from the [PageSealer] of the same file
    public PageOpener openFile(String file, Bytes wrapped) throws EnvelopeRejectedException {
        var fileKey = aead.unwrap(key, wrapping(file), wrapped.toArray());
        return new PageOpener(new PageKey(fileKey, aead, pages(file)));
    }

    public byte[] sealManifest(long version, byte[] manifest) {
        return aead.seal(key, manifest(version), manifest);
    }

    public byte[] openManifest(long version, byte[] sealed) throws EnvelopeRejectedException {
        return aead.open(key, manifest(version), sealed);
    }

    private byte[] wrapping(String file) {
        return bound(AssociatedData.Purpose.INDEX_FILE_KEY)
                .field(Names.require(file))
                .toBytes();
    }

    private byte[] pages(String file) {
        return bound(AssociatedData.Purpose.INDEX_PAGE)
                .field(Names.require(file))
                .toBytes();
    }

    private byte[] manifest(long version) {
        return bound(AssociatedData.Purpose.INDEX_MANIFEST).field(version).toBytes();
    }

    private AssociatedData bound(AssociatedData.Purpose purpose) {
        return AssociatedData.of(purpose, aead.suite()).field(enclave.value()).field(Names.require(domain));
    }

    @Override
    public void close() {
        key.destroy();
    }
}
