package org.sacho.destruction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.sacho.destruction.Destruction.Certificate;
import org.sacho.meeting.ContentJson;

/// Makes certificates of destruction, and tells genuine ones.
final class Certification {

    private static final String ALGORITHM = "Ed25519";
    private static final String METHOD = "key destroyed, records deleted";

    private final ContentJson json;
    private final KeyPair keys;

    Certification(ContentJson json, KeyPair keys) {
        this.json = json;
        this.keys = keys;
    }

    Certificate certify(Destruction destruction, Instant now) {
        var decision = destruction.decision().orElseThrow();
        var erased = destruction.erased().orElseThrow();
        var fields = new TreeMap<String, Object>(Map.of(
                "id", destruction.id(),
                "meeting", destruction.meeting(),
                "label", destruction.label().toString(),
                "requestedBy", destruction.requester().value(),
                "requestedAt", destruction.at().toString(),
                "confirmedBy", decision.by().value(),
                "confirmedAt", decision.at().toString(),
                "destroyedAt", now.toString(),
                "method", METHOD,
                "sha256", erased.sha256()));
        fields.put("records", erased.records());
        var statement = new String(json.write(fields), StandardCharsets.UTF_8);
        return new Certificate(statement, Base64.getEncoder().encodeToString(sign(statement)), now);
    }

    private byte[] sign(String statement) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(Certificate.signed(statement).getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 failed to sign", e);
        }
    }

    boolean genuine(Certificate certificate) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(keys.getPublic());
            signature.update(Certificate.signed(certificate.statement()).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(certificate.signature()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// What a third party checks signatures with: X.509, Base64.
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }
}
