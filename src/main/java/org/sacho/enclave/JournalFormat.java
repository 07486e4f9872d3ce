package org.sacho.enclave;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.FrameCipher;

/// The bytes of a journal file, written and read back.
final class JournalFormat {

    private static final byte FORMAT = 2;
    private static final int WRAPPED_KEY_BYTES = EnclaveKey.WRAPPED_BYTES;
    private static final int HEADER_BYTES = 1 + Long.BYTES + WRAPPED_KEY_BYTES;
    private static final int FRAME_HEADER_BYTES = 3 * Integer.BYTES;

    /// What a journal file holds.
    ///
    /// @param torn whether the file ends in a frame that was never finished, hence never acknowledged
    record Recovered(long epoch, List<JournalEntry> entries, boolean torn) {
        Recovered {
            entries = List.copyOf(entries);
        }
    }

    private JournalFormat() {}

    /// Binds the key of a file to its epoch, and so the epoch written in the file to the key.
    static String keyName(long epoch) {
        return "journal-" + epoch;
    }

    static byte[] header(long epoch, Bytes wrappedKey) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(FORMAT)
                .putLong(epoch)
                .put(wrappedKey.toArray())
                .array();
    }

    static byte[] frame(long number, byte[] sealed) {
        return ByteBuffer.allocate(FRAME_HEADER_BYTES + sealed.length)
                .putInt(sealed.length)
                .putInt(lengthCheck(number, sealed.length))
                .putInt(crc(ByteBuffer.wrap(sealed)))
                .put(sealed)
                .array();
    }

    /// @throws IOException if the file is damaged anywhere but in its last, unfinished frame
    static Recovered read(byte[] file, EnclaveKey key) throws IOException {
        if (file.length < HEADER_BYTES || file[0] != FORMAT) {
            throw new IOException("no journal header");
        }
        var in = ByteBuffer.wrap(file, 1, file.length - 1);
        long epoch = in.getLong();
        byte[] wrapped = new byte[WRAPPED_KEY_BYTES];
        in.get(wrapped);
        var entries = new ArrayList<JournalEntry>();
        try (var cipher = key.openFrames(keyName(epoch), Bytes.copyOf(wrapped))) {
            while (wholeFrameFollows(in, entries.size())) {
                entries.add(entry(in, entries.size(), cipher));
            }
        } catch (EnvelopeRejectedException e) {
            throw new IOException("a frame or the key is not authentic", e);
        }
        return new Recovered(epoch, entries, in.hasRemaining());
    }

    /// The marks a file has come by, from its beginning to its last whole frame, told without its key; none if this is
    /// no journal. What follows damage is not counted: opening the store refuses it.
    static List<JournalMark> marks(byte[] file) {
        var marks = new ArrayList<JournalMark>();
        if (file.length < HEADER_BYTES || file[0] != FORMAT) {
            return marks;
        }
        var in = ByteBuffer.wrap(file).position(HEADER_BYTES);
        var mark = JournalMark.begin(in.getLong(1));
        marks.add(mark);
        try {
            while (wholeFrameFollows(in, marks.size() - 1)) {
                byte[] frame = new byte[FRAME_HEADER_BYTES + in.getInt(in.position())];
                in.get(frame);
                mark = mark.and(frame);
                marks.add(mark);
            }
        } catch (IOException _) {
            return marks;
        }
        return marks;
    }

    /// Whether the next frame is whole; not so at the end, be it clean or torn. Each frame is forced before the
    /// next is begun, so only the last can be torn, and damage before it is damage.
    private static boolean wholeFrameFollows(ByteBuffer in, long number) throws IOException {
        if (in.remaining() < FRAME_HEADER_BYTES) {
            return false;
        }
        int at = in.position();
        int length = in.getInt(at);
        if (length < 0 || in.getInt(at + Integer.BYTES) != lengthCheck(number, length)) {
            if (restIsZero(in)) {
                return false;
            }
            throw new IOException("damaged frame header");
        }
        if (length > in.remaining() - FRAME_HEADER_BYTES) {
            return false;
        }
        boolean whole = crc(in.slice(at + FRAME_HEADER_BYTES, length)) == in.getInt(at + 2 * Integer.BYTES);
        if (!whole && length < in.remaining() - FRAME_HEADER_BYTES) {
            throw new IOException("damaged frame");
        }
        return whole;
    }

    private static JournalEntry entry(ByteBuffer in, long number, FrameCipher cipher)
            throws IOException, EnvelopeRejectedException {
        byte[] sealed = new byte[in.getInt()];
        in.position(in.position() + 2 * Integer.BYTES);
        in.get(sealed);
        return JournalEntry.decode(cipher.open(number, sealed));
    }

    /// A file system may lengthen a file before the bytes arrive.
    private static boolean restIsZero(ByteBuffer in) {
        for (int at = in.position(); at < in.limit(); at++) {
            if (in.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int lengthCheck(long number, int length) {
        return crc(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(number)
                .putInt(length)
                .flip());
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
