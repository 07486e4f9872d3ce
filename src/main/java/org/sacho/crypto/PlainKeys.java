package org.sacho.crypto;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Collects the plain encoding of keys in one array that never moves, so that wiping it leaves no copy behind.
final class PlainKeys extends ByteArrayOutputStream implements AutoCloseable {

    private static final int ENOUGH_BYTES = 1 << 20;

    PlainKeys() {
        super(ENOUGH_BYTES);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (length > buf.length - count) {
            throw new IllegalStateException("too many keys for one keyring");
        }
        super.write(bytes, from, length);
    }

    /// A copy, which the caller wipes.
    @Override
    public synchronized byte[] toByteArray() {
        return super.toByteArray();
    }

    @Override
    public synchronized void close() {
        Arrays.fill(buf, (byte) 0);
    }
}
