package org.sacho.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Optional;

/// Knows packages of one guard from all others, by its public key.
///
/// Says that the guard signed these bytes, not that they are new, complete or for this network.
public final class GuardVerifier {

    static final String ALGORITHM = "Ed25519";
    private static final byte[] DOMAIN = "sacho release package 1".getBytes(StandardCharsets.US_ASCII);

    private final PublicKey key;

    public GuardVerifier(PublicKey key) {
        this.key = key;
    }

    /// The guard's word for content with this digest, if it signed it as part of exactly these bytes.
    ///
    /// @param body everything in the package before the signature
    public Optional<Warrant> check(ContentDigest digest, byte[] body, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(statement(digest, body));
            return verifier.verify(signature) ? Optional.of(new Warrant(digest)) : Optional.empty();
        } catch (GeneralSecurityException e) {
            // A signature of another length or shape is no signature of this guard.
            return Optional.empty();
        }
    }

    /// What is signed: purpose, digest and package, each behind its length, so that no two different packages, and
    /// no package and anything else the key signs, share their bytes.
    static byte[] statement(ContentDigest digest, byte[] body) {
        byte[] hash = HexFormat.of().parseHex(digest.hex());
        return ByteBuffer.allocate(3 * Integer.BYTES + DOMAIN.length + hash.length + body.length)
                .putInt(DOMAIN.length)
                .put(DOMAIN)
                .putInt(hash.length)
                .put(hash)
                .putInt(body.length)
                .put(body)
                .array();
    }
}
