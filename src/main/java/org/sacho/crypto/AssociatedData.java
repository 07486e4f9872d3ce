package org.sacho.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Builds the bytes that GCM authenticates but does not hide: one byte saying what is sealed, one byte saying
/// by which cipher, then each field as a two-byte big-endian length and its bytes. Lengths rather than
/// separators, and a byte per purpose, so no two different things share an encoding.
final class AssociatedData {

    /// The first byte. Values are part of the file formats and never reused.
    enum Purpose {
        RECORD(1),
        MEETING_KEY(2),
        FRAME_KEY(3),
        FRAME(4),
        KEYRING(5),
        KEYRING_KEY(6),
        CUSTODY(16),
        INDEX_KEY(20),
        INDEX_FILE_KEY(21),
        INDEX_PAGE(22),
        INDEX_MANIFEST(23);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private AssociatedData(Purpose purpose, Suite suite) {
        bytes.write(purpose.code);
        bytes.write(suite.code());
    }

    static AssociatedData of(Purpose purpose, Suite suite) {
        return new AssociatedData(purpose, suite);
    }

    AssociatedData field(String text) {
        return field(text.getBytes(StandardCharsets.UTF_8));
    }

    AssociatedData field(long number) {
        return field(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    AssociatedData field(byte[] field) {
        if (field.length > 0xFFFF) {
            throw new IllegalArgumentException("a header field is longer than 65535 bytes");
        }
        bytes.write(field.length >>> 8);
        bytes.write(field.length);
        bytes.writeBytes(field);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
