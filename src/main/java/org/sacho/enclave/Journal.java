package org.sacho.enclave;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.FrameCipher;
import org.sacho.crypto.PrivateFile;

/// The durable record of what was committed, written and forced before the database hears of it. One file per
/// epoch, i.e. from one checkpoint of the database to the next, under a key of its own; nothing in it is in
/// clear but sizes. Layout in `src/docs/spec/journal.md`.
final class Journal implements Closeable {

    // Not a channel: interrupting a thread that writes to a channel closes the channel for everybody.
    private final RandomAccessFile file;
    private final FrameCipher cipher;
    private long frames;
    private long size;
    private volatile JournalMark mark;

    private Journal(RandomAccessFile file, FrameCipher cipher, long size, JournalMark mark) {
        this.file = file;
        this.cipher = cipher;
        this.size = size;
        this.mark = mark;
    }

    /// Starts the file of an epoch, replacing that of the epoch before.
    static Journal start(Path path, long epoch, EnclaveKey key) throws IOException {
        var wrapped = key.newFrameKey(JournalFormat.keyName(epoch));
        byte[] header = JournalFormat.header(epoch, wrapped);
        PrivateFile.write(path, header);
        var file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(header.length);
        return new Journal(file, cipher(epoch, wrapped, key), header.length, JournalMark.begin(epoch));
    }

    private static FrameCipher cipher(long epoch, Bytes wrapped, EnclaveKey key) {
        try {
            return key.openFrames(JournalFormat.keyName(epoch), wrapped);
        } catch (EnvelopeRejectedException e) {
            throw new IllegalStateException("a key wrapped just now does not unwrap", e);
        }
    }

    /// Durable when this returns. After a failure the end of the file is unknown, so nothing may be appended.
    void append(JournalEntry entry) throws IOException {
        byte[] frame = JournalFormat.frame(frames, cipher.seal(frames, entry.encode()));
        frames++;
        size += frame.length;
        file.write(frame);
        file.getFD().sync();
        mark = mark.and(frame);
    }

    /// What is durable.
    JournalMark mark() {
        return mark;
    }

    boolean isEmpty() {
        return frames == 0;
    }

    /// In bytes.
    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        cipher.close();
        file.close();
    }
}
