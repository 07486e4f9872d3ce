package org.sacho.enclave.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sacho.crypto.Bytes;

/// Every file of an index by the name that Lucene knows it under.
///
/// @param version one more with each commit
record Manifest(long version, SortedMap<String, Entry> files) {

    private static final int FORMAT = 1;

    /// A file as it lies on the disk.
    ///
    /// @param file its random name there
    /// @param length of what it holds, without tags and padding
    /// @param tags SHA-256 of the tags of all its pages in order
    record Entry(String file, long length, Bytes wrappedKey, Bytes tags) {}

    Manifest {
        files = new TreeMap<>(files);
    }

    static Manifest of(long version, Map<String, Entry> files) {
        return new Manifest(version, new TreeMap<>(files));
    }

    /// Filled up to whole pages, so that its size says little about how many files there are.
    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(version);
            out.writeInt(files.size());
            for (var file : files.entrySet()) {
                out.writeUTF(file.getKey());
                out.writeUTF(file.getValue().file());
                out.writeLong(file.getValue().length());
                write(out, file.getValue().wrappedKey());
                write(out, file.getValue().tags());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(bytes.toByteArray(), Math.ceilDiv(bytes.size(), Pages.BYTES) * Pages.BYTES);
    }

    static Manifest parse(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("a manifest of another format");
            }
            long version = in.readLong();
            var files = new TreeMap<String, Entry>();
            for (int left = in.readInt(); left > 0; left--) {
                files.put(in.readUTF(), new Entry(in.readUTF(), in.readLong(), read(in), read(in)));
            }
            return new Manifest(version, files);
        }
    }

    static void write(DataOutput out, Bytes bytes) throws IOException {
        out.writeShort(bytes.size());
        out.write(bytes.toArray());
    }

    static Bytes read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return Bytes.copyOf(bytes);
    }
}
