package org.sacho.policy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over a policy pack's bytes: the name under which decisions cite it.
public record PolicyDigest(String hex) {

    public PolicyDigest {
        if (HexFormat.of().parseHex(hex).length != 32) {
            throw new IllegalArgumentException("not a SHA-256 in hex");
        }
    }

    public static PolicyDigest of(byte[] pack) {
        try {
            return new PolicyDigest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(pack)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The first twelve digits, for people.
    public String abbreviated() {
        return hex.substring(0, 12);
    }
}
