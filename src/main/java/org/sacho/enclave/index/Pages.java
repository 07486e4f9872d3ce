package org.sacho.enclave.index;

import org.sacho.crypto.PageSealer;

/// How files of an index are cut into pages, all of one size. The last is filled up with zeros.
final class Pages {

    private static final int SHIFT = 13;

    /// What a page holds.
    static final int BYTES = 1 << SHIFT;

    /// What a page takes on the disk.
    static final int SEALED_BYTES = BYTES + PageSealer.TAG_BYTES;

    private static final int OFFSETS = BYTES - 1;

    private Pages() {}

    /// Number of pages of so many bytes; an empty file has one.
    static int count(long length) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(length, BYTES)));
    }

    static int numberOf(long position) {
        return (int) (position >>> SHIFT);
    }

    static int offsetOf(long position) {
        return (int) (position & OFFSETS);
    }

    static long sealedLength(long length) {
        return (long) count(length) * SEALED_BYTES;
    }
}
