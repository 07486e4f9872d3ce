package org.sacho.transfer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The public key of a guard as it is carried to the other network: PEM, as `openssl pkey -pubin` reads it.
public final class GuardKeyFile {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
    private static final String END = "\n-----END PUBLIC KEY-----\n";

    private GuardKeyFile() {}

    public static String write(PublicKey key) {
        return BEGIN + Base64.getEncoder().encodeToString(key.getEncoded()) + END;
    }

    /// The key, if the text is an Ed25519 key as [#write(PublicKey)] writes it.
    public static Optional<PublicKey> parse(String pem) {
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END) || pem.length() < BEGIN.length() + END.length()) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// What two people compare by telephone before the key is trusted: SHA-256 of the encoded key.
    public static String fingerprint(PublicKey key) {
        return HexFormat.of().formatHex(ReleasePackage.hash(key.getEncoded()).toArray());
    }
}
