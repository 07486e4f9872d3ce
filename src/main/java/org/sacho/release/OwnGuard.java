package org.sacho.release;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import org.sacho.meeting.ContentJson;

/// Minutes that came out of the guard of this installation: kept with its signature over their canonical bytes.
public final class OwnGuard implements Provenance {

    private final ContentJson json;
    private final KeyPair keys;

    public OwnGuard(ContentJson json, KeyPair keys) {
        this.json = json;
        this.keys = keys;
    }

    /// What is kept: the exact bytes that were approved, and the guard's signature over them.
    private record Signed(String canonical, String signature) {
        @Override
        public String toString() {
            return "Signed[]";
        }
    }

    byte[] sign(byte[] canonical) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(canonical);
            return json.write(new Signed(
                    new String(canonical, StandardCharsets.UTF_8),
                    Base64.getEncoder().encodeToString(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 failed to sign", e);
        }
    }

    @Override
    public byte[] canonical(byte[] kept) {
        var signed = json.read(kept, Signed.class);
        byte[] canonical = signed.canonical().getBytes(StandardCharsets.UTF_8);
        if (!verifies(canonical, Base64.getDecoder().decode(signed.signature()))) {
            throw new IllegalStateException("released minutes do not carry the guard's signature");
        }
        return canonical;
    }

    private boolean verifies(byte[] canonical, byte[] bytes) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(keys.getPublic());
            signature.update(canonical);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
