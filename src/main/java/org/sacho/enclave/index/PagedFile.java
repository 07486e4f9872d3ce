package org.sacho.enclave.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.PageOpener;
import org.sacho.enclave.index.PageCache.Page;
import org.sacho.enclave.index.SearchIndex.Domain;

/// The pages of one file, decrypted when they are asked for.
///
/// Reads through [RandomAccessFile], because a channel closes under a thread that is interrupted.
final class PagedFile implements Closeable {

    private final Domain domain;
    private final RandomAccessFile file;
    private final PageOpener opener;
    private final PageCache cache;
    private final AtomicReferenceArray<Page> pages;

    PagedFile(Domain domain, Path path, long length, PageOpener opener, PageCache cache) throws IOException {
        this.domain = domain;
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.opener = opener;
        this.cache = cache;
        this.pages = new AtomicReferenceArray<>(Pages.count(length));
    }

    byte[] page(int number) throws IOException {
        cache.count();
        var page = pages.get(number);
        if (page == null) {
            page = load(number);
        }
        page.used = true;
        return page.bytes;
    }

    private synchronized Page load(int number) throws IOException {
        var other = pages.get(number);
        if (other != null) {
            return other;
        }
        byte[] sealed = new byte[Pages.SEALED_BYTES];
        byte[] bytes = new byte[Pages.BYTES];
        try {
            file.seek((long) number * Pages.SEALED_BYTES);
            file.readFully(sealed);
            opener.open(number, number == pages.length() - 1, sealed, bytes);
        } catch (IOException | EnvelopeRejectedException e) {
            throw new IndexDamagedException(domain, e);
        }
        var page = new Page(this, number, bytes);
        pages.set(number, page);
        cache.add(page);
        return page;
    }

    void forget(int number, Page page) {
        pages.compareAndSet(number, page, null);
    }

    /// Wipes what is decrypted. The caller sees to it that nobody reads any more.
    @Override
    public synchronized void close() throws IOException {
        for (int i = 0; i < pages.length(); i++) {
            var page = pages.getAndSet(i, null);
            if (page != null) {
                page.used = false;
                Arrays.fill(page.bytes, (byte) 0);
            }
        }
        opener.close();
        file.close();
    }
}
