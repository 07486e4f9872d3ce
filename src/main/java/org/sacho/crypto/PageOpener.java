package org.sacho.crypto;

/// Opens the pages of one file, each as the one with its number in that file alone.
public final class PageOpener implements AutoCloseable {

    private final PageKey key;

    PageOpener(PageKey key) {
        this.key = key;
    }

    /// Opens the page with this number.
    ///
    /// @param last whether the file ends with this page
    /// @param into takes the page, which is [PageSealer#TAG_BYTES] shorter
    public void open(long number, boolean last, byte[] sealed, byte[] into) throws EnvelopeRejectedException {
        key.open(number, last, sealed, into);
    }

    @Override
    public void close() {
        key.destroy();
    }
}
