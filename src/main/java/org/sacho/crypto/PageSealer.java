package org.sacho.crypto;

import java.util.concurrent.atomic.AtomicLong;

/// Seals the pages of one new file, one after the other. It counts them itself and its key is fresh, so no nonce
/// comes twice.
public final class PageSealer implements AutoCloseable {

    /// By how much a sealed page is longer.
    public static final int TAG_BYTES = Aead.TAG_BYTES;

    private final PageKey key;
    private final Bytes wrappedKey;
    private final AtomicLong pages = new AtomicLong();

    PageSealer(PageKey key, Bytes wrappedKey) {
        this.key = key;
        this.wrappedKey = wrappedKey;
    }

    /// What [IndexKey#openFile(String, Bytes)] asks for.
    public Bytes wrappedKey() {
        return wrappedKey;
    }

    /// Seals the next page.
    ///
    /// @param last whether the file ends with this page
    /// @param into takes the sealed page, which is [#TAG_BYTES] longer
    public void seal(byte[] page, boolean last, byte[] into) {
        key.seal(pages.getAndIncrement(), last, page, into);
    }

    @Override
    public void close() {
        key.destroy();
    }
}
