package org.sacho.guard;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/// The guard's signature under packages. It signs what the guard let out and nothing else: there is no way to a
/// signature but with something [Cleared].
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
        try {
            var signer = Signature.getInstance(GuardVerifier.ALGORITHM);
            signer.initSign(key);
            signer.update(GuardVerifier.statement(cleared.digest(), body));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 failed to sign", e);
        }
    }
}
