package org.sacho.guard;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/// The guard's signature under packages. It signs what the guard let out, for which there is no way but with something
/// [Cleared], and recalls, which let nothing out: a low side shows nothing on the strength of one.
public final class GuardSigner {

    private final PrivateKey key;

    /// @param key Ed25519
    public GuardSigner(PrivateKey key) {
        this.key = key;
    }

    /// Signs a package around cleared content; the content's digest is part of what is signed.
    ///
    /// @param body everything in the package before the signature
    /// @return 64 bytes, always the same for the same package
    public byte[] sign(Cleared<?> cleared, byte[] body) {
        return signed(GuardVerifier.statement(GuardVerifier.RELEASE, cleared.digest(), body));
    }

    /// Signs a recall.
    ///
    /// @param named digest of the id that is recalled
    /// @param body everything in the package before the signature
    public byte[] recall(ContentDigest named, byte[] body) {
        return signed(GuardVerifier.statement(GuardVerifier.RECALL, named, body));
    }

    private byte[] signed(byte[] statement) {
        try {
            var signer = Signature.getInstance(GuardVerifier.ALGORITHM);
            signer.initSign(key);
            signer.update(statement);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 failed to sign", e);
        }
    }
}
