package org.sacho.enclave.index;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Consumer;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.PageSealer;

/// Writes a file page by page. A page leaves when the next one begins, because the last is sealed as the last.
final class SealedOutput extends OutputStream {

    private final String file;
    private final OutputStream disk;
    private final PageSealer sealer;
    private final Consumer<Manifest.Entry> finished;
    private final MessageDigest tags = SealedFolder.sha256();
    private final byte[] page = new byte[Pages.BYTES];
    private final byte[] sealed = new byte[Pages.SEALED_BYTES];
    private int filled;
    private long length;
    private boolean closed;

    /// An empty file.
    ///
    /// @param finished told when the file is closed
    SealedOutput(String file, OutputStream disk, PageSealer sealer, Consumer<Manifest.Entry> finished) {
        this.file = file;
        this.disk = disk;
        this.sealer = sealer;
        this.finished = finished;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (filled == page.length) {
                leave(false);
            }
            int fits = Math.min(count - done, page.length - filled);
            System.arraycopy(bytes, from + done, page, filled, fits);
            filled += fits;
            done += fits;
        }
        length += count;
    }

    private void leave(boolean last) throws IOException {
        Arrays.fill(page, filled, page.length, (byte) 0);
        sealer.seal(page, last, sealed);
        tags.update(sealed, Pages.BYTES, PageSealer.TAG_BYTES);
        disk.write(sealed);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (disk;
                sealer) {
            leave(true);
        } finally {
            Arrays.fill(page, (byte) 0);
            finished.accept(new Manifest.Entry(file, length, sealer.wrappedKey(), Bytes.copyOf(tags.digest())));
        }
    }
}
