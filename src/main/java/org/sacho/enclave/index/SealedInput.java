package org.sacho.enclave.index;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;

/// Reads a stretch of a sealed file, in order and at random. Clones and slices read the same pages and are not
/// closed; the one that was opened first is.
///
/// `page` is the page read last; `next` and `end` are where reading goes on in it and where it stops being part of
/// the stretch. Random reads have a page of their own, so that they do not disturb the others.
final class SealedInput extends IndexInput implements RandomAccessInput {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NONE = {};

    private final PagedFile file;
    private final long start;
    private final long length;
    private boolean original;

    private byte[] page = NONE;
    private long pageStart;
    private int next;
    private int end;

    private byte[] seen = NONE;
    private int seenNumber = -1;

    SealedInput(String description, PagedFile file, long length) {
        this(description, file, 0, length);
        this.original = true;
    }

    private SealedInput(String description, PagedFile file, long start, long length) {
        super(description);
        this.file = file;
        this.start = start;
        this.length = length;
        this.pageStart = start;
    }

    @Override
    public long getFilePointer() {
        return pageStart + next - start;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void seek(long position) throws IOException {
        if (position < 0 || position > length) {
            throw new EOFException("seek past the end: " + this);
        }
        long offset = start + position - pageStart;
        if (offset >= 0 && offset <= end) {
            next = (int) offset;
        } else {
            page = NONE;
            pageStart = start + position;
            next = 0;
            end = 0;
        }
    }

    /// Makes at least one byte readable at `next`.
    private void turn() throws IOException {
        long position = pageStart + next;
        long left = start + length - position;
        if (left <= 0) {
            throw new EOFException("read past the end: " + this);
        }
        page = file.page(Pages.numberOf(position));
        next = Pages.offsetOf(position);
        pageStart = position - next;
        end = (int) Math.min(Pages.BYTES, next + left);
    }

    @Override
    public byte readByte() throws IOException {
        if (next == end) {
            turn();
        }
        return page[next++];
    }

    @Override
    public void readBytes(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (next == end) {
                turn();
            }
            int fits = Math.min(count - done, end - next);
            System.arraycopy(page, next, bytes, offset + done, fits);
            next += fits;
            done += fits;
        }
    }

    @Override
    public short readShort() throws IOException {
        if (end - next < Short.BYTES) {
            return super.readShort();
        }
        next += Short.BYTES;
        return (short) SHORT.get(page, next - Short.BYTES);
    }

    @Override
    public int readInt() throws IOException {
        if (end - next < Integer.BYTES) {
            return super.readInt();
        }
        next += Integer.BYTES;
        return (int) INT.get(page, next - Integer.BYTES);
    }

    @Override
    public long readLong() throws IOException {
        if (end - next < Long.BYTES) {
            return super.readLong();
        }
        next += Long.BYTES;
        return (long) LONG.get(page, next - Long.BYTES);
    }

    @Override
    public void readInts(int[] ints, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, ints.length);
        if (end - next < (long) count * Integer.BYTES) {
            super.readInts(ints, offset, count);
        } else {
            rest().asIntBuffer().get(ints, offset, count);
            next += count * Integer.BYTES;
        }
    }

    @Override
    public void readLongs(long[] longs, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, longs.length);
        if (end - next < (long) count * Long.BYTES) {
            super.readLongs(longs, offset, count);
        } else {
            rest().asLongBuffer().get(longs, offset, count);
            next += count * Long.BYTES;
        }
    }

    private ByteBuffer rest() {
        return ByteBuffer.wrap(page, next, end - next).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public byte readByte(long position) throws IOException {
        long at = absolute(position, Byte.BYTES);
        return pageAt(at)[Pages.offsetOf(at)];
    }

    @Override
    public short readShort(long position) throws IOException {
        long at = absolute(position, Short.BYTES);
        int offset = Pages.offsetOf(at);
        return offset <= Pages.BYTES - Short.BYTES
                ? (short) SHORT.get(pageAt(at), offset)
                : (short) across(position, Short.BYTES);
    }

    @Override
    public int readInt(long position) throws IOException {
        long at = absolute(position, Integer.BYTES);
        int offset = Pages.offsetOf(at);
        return offset <= Pages.BYTES - Integer.BYTES
                ? (int) INT.get(pageAt(at), offset)
                : (int) across(position, Integer.BYTES);
    }

    @Override
    public long readLong(long position) throws IOException {
        long at = absolute(position, Long.BYTES);
        int offset = Pages.offsetOf(at);
        return offset <= Pages.BYTES - Long.BYTES ? (long) LONG.get(pageAt(at), offset) : across(position, Long.BYTES);
    }

    @Override
    public void readBytes(long position, byte[] bytes, int offset, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            bytes[offset + i] = readByte(position + i);
        }
    }

    private long across(long position, int count) throws IOException {
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(readByte(position + i));
        }
        return number;
    }

    private long absolute(long position, int count) throws EOFException {
        if (position < 0 || position > length - count) {
            throw new EOFException("read past the end: " + this);
        }
        return start + position;
    }

    private byte[] pageAt(long absolute) throws IOException {
        int number = Pages.numberOf(absolute);
        if (number != seenNumber) {
            seen = file.page(number);
            seenNumber = number;
        }
        return seen;
    }

    @Override
    public SealedInput clone() {
        var clone = (SealedInput) super.clone();
        clone.original = false;
        return clone;
    }

    @Override
    public IndexInput slice(String description, long offset, long count) {
        if (offset < 0 || count < 0 || offset > length - count) {
            throw new IllegalArgumentException("a slice beyond the end: " + this);
        }
        return new SealedInput(getFullSliceDescription(description), file, start + offset, count);
    }

    @Override
    public void close() throws IOException {
        if (original) {
            file.close();
        }
    }
}
