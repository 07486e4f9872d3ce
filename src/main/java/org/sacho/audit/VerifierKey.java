package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The public half of a log's checkpoint key, in the text form of
/// [C2SP signed-note](https://c2sp.org/signed-note): `name+keyid+base64(0x01 key)`. The name is also the log's
/// origin; it derives from the key, so two logs under different keys never share one.
public record VerifierKey(String name, PublicKey key) {

    private static final byte ED25519 = 0x01;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._/-]{1,128})\\+[0-9a-f]{8}\\+([A-Za-z0-9+/]{44})");

    public VerifierKey {
        if (!Arrays.equals(Arrays.copyOf(key.getEncoded(), key.getEncoded().length - KEY_BYTES), X509_PREFIX)) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
    }

    /// The key of the log that is signed with it.
    public static VerifierKey of(PublicKey key) {
        var fingerprint = HexFormat.of().formatHex(Hash.sha256().digest(key.getEncoded()));
        return new VerifierKey("sacho/audit/" + fingerprint.substring(0, 16), key);
    }

    /// Reads what `toString` wrote.
    ///
    /// @throws IllegalArgumentException if this is not the text of an Ed25519 verifier key
    public static VerifierKey parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a verifier key of the form name+id+key");
        }
        var typed = Base64.getDecoder().decode(matcher.group(2));
        var encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_BYTES)
                .put(X509_PREFIX)
                .put(typed, 1, KEY_BYTES)
                .array();
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var parsed = new VerifierKey(matcher.group(1), key);
            if (!parsed.toString().equals(text)) {
                throw new IllegalArgumentException("the verifier key does not fit its own id");
            }
            return parsed;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /// What tells this key from others with the same name.
    byte[] id() {
        var digest = Hash.sha256();
        digest.update((name + "\n").getBytes(UTF_8));
        return Arrays.copyOf(digest.digest(typed()), ID_BYTES);
    }

    /// Whether the base64 text of a signature line says that this key made it.
    boolean made(String signature) {
        return Base64Text.decode(signature)
                .filter(bytes -> MessageDigest.isEqual(Arrays.copyOf(bytes, ID_BYTES), id()))
                .isPresent();
    }

    /// Whether the base64 text of a signature line is this key's id and signature over the text.
    boolean signed(String text, String signature) {
        if (!made(signature)) {
            return false;
        }
        var bytes = Base64.getDecoder().decode(signature);
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(UTF_8));
            return verifier.verify(bytes, ID_BYTES, bytes.length - ID_BYTES);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private byte[] typed() {
        var encoded = key.getEncoded();
        return ByteBuffer.allocate(1 + KEY_BYTES)
                .put(ED25519)
                .put(encoded, encoded.length - KEY_BYTES, KEY_BYTES)
                .array();
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
