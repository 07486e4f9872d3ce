package org.sacho.crypto;

import java.io.ByteArrayInputStream;
import java.io.Serial;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Gives out the bytes it was made with, in order, for vectors.
final class ScriptedRandom extends SecureRandom {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient ByteArrayInputStream script;

    ScriptedRandom(String... hex) {
        script = new ByteArrayInputStream(HexFormat.of().parseHex(String.join("", hex)));
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (script.readNBytes(bytes, 0, bytes.length) != bytes.length) {
            throw new IllegalStateException("the script has ended");
        }
    }
}
