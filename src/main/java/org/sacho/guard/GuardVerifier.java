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
    static final String RELEASE = "sacho release package 1";
    static final String RECALL = "sacho recall package 1";

    private final PublicKey key;

    public GuardVerifier(PublicKey key) {
        this.key = key;
    }

    /// The guard's word for content with this digest, if it signed it as part of exactly these bytes.
    ///
    /// @param body everything in the package before the signature
    public Optional<Warrant> check(ContentDigest digest, byte[] body, byte[] signature) {
        return verifies(statement(RELEASE, digest, body), signature)
                ? Optional.of(new Warrant(digest))
                : Optional.empty();
    }

    /// Whether the guard signed these bytes as the recall of something it had let out. That is no word for any content.
    public boolean recalls(ContentDigest digest, byte[] body, byte[] signature) {
        return verifies(statement(RECALL, digest, body), signature);
    }

    private boolean verifies(byte[] statement, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(statement);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of another length or shape is no signature of this guard.
            return false;
        }
    }

    /// What is signed: purpose, digest and package, each behind its length, so that no two different packages, and
    /// no package and anything else the key signs, share their bytes.
    static byte[] statement(String purpose, ContentDigest digest, byte[] body) {
        byte[] domain = purpose.getBytes(StandardCharsets.US_ASCII);
        byte[] hash = HexFormat.of().parseHex(digest.hex());
        return ByteBuffer.allocate(3 * Integer.BYTES + domain.length + hash.length + body.length)
                .putInt(domain.length)
                .put(domain)
                .putInt(hash.length)
                .put(hash)
                .putInt(body.length)
                .put(body)
                .array();
    }
}
