package org.sacho.enclave.index;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Bounds the decrypted pages of all indexes together. A page that nobody asked for since the hand came by last
/// makes room for the next; whoever still reads it keeps it until done.
final class PageCache {

    /// A decrypted page in its place.
    static final class Page {

        private final PagedFile file;
        private final int number;
        final byte[] bytes;
        /// Written by many threads without order: losing one costs a second decryption.
        boolean used;

        Page(PagedFile file, int number, byte[] bytes) {
            this.file = file;
            this.number = number;
            this.bytes = bytes;
        }
    }

    private final @Nullable Page[] clock;
    private final LongAdder asked = new LongAdder();
    private int hand;

    PageCache(long bytes) {
        this.clock = new Page[Math.toIntExact(Math.max(1, bytes / Pages.BYTES))];
    }

    synchronized void add(Page page) {
        for (var at = clock[hand]; at != null && at.used; at = clock[hand]) {
            at.used = false;
            advance();
        }
        var old = clock[hand];
        if (old != null) {
            old.file.forget(old.number, old);
        }
        clock[hand] = page;
        advance();
    }

    private void advance() {
        hand = (hand + 1) % clock.length;
    }

    /// The pages that take part in the bound.
    synchronized List<byte[]> held() {
        return Stream.of(clock).filter(Objects::nonNull).map(page -> page.bytes).toList();
    }

    void count() {
        asked.increment();
    }

    /// How many pages have been asked for, in the cache or not: the work done, whatever the disk did.
    long asked() {
        return asked.sum();
    }
}
