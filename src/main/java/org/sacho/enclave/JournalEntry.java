package org.sacho.enclave;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sacho.crypto.Bytes;

/// What one commit leaves behind, stated so that applying it twice, or to a database that already has it, makes
/// no difference.
sealed interface JournalEntry {

    /// These keys and rows are there now, and these records are gone.
    record Written(Map<String, Bytes> keys, List<RecordRef> deleted, List<Row> rows) implements JournalEntry {
        public Written {
            keys = Map.copyOf(keys);
            deleted = List.copyOf(deleted);
            rows = List.copyOf(rows);
        }
    }

    /// Nothing of this meeting is left.
    record Destroyed(String meeting) implements JournalEntry {}

    default byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            switch (this) {
                case Written written -> {
                    out.writeByte(1);
                    write(out, written);
                }
                case Destroyed(var meeting) -> {
                    out.writeByte(2);
                    out.writeUTF(meeting);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static JournalEntry decode(byte[] encoded) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            return switch (in.readByte()) {
                case 1 -> readWritten(in);
                case 2 -> new Destroyed(in.readUTF());
                default -> throw new IOException("unknown journal entry");
            };
        }
    }

    private static void write(DataOutputStream out, Written written) throws IOException {
        out.writeInt(written.keys().size());
        for (var key : new TreeMap<>(written.keys()).entrySet()) {
            out.writeUTF(key.getKey());
            write(out, key.getValue());
        }
        out.writeInt(written.deleted().size());
        for (RecordRef ref : written.deleted()) {
            out.writeUTF(ref.kind().name());
            out.writeUTF(ref.meeting());
            out.writeUTF(ref.id());
        }
        out.writeInt(written.rows().size());
        for (Row row : written.rows()) {
            out.writeUTF(row.kind().name());
            out.writeUTF(row.meeting());
            out.writeUTF(row.id());
            out.writeInt(row.ordinal());
            out.writeLong(row.version());
            out.writeUTF(row.label());
            out.writeUTF(row.policy());
            write(out, row.sealed());
        }
    }

    private static Written readWritten(DataInputStream in) throws IOException {
        var keys = new TreeMap<String, Bytes>();
        for (int left = in.readInt(); left > 0; left--) {
            keys.put(in.readUTF(), read(in));
        }
        var deleted = new ArrayList<RecordRef>();
        for (int left = in.readInt(); left > 0; left--) {
            deleted.add(new RecordRef(Kind.valueOf(in.readUTF()), in.readUTF(), in.readUTF()));
        }
        var rows = new ArrayList<Row>();
        for (int left = in.readInt(); left > 0; left--) {
            rows.add(new Row(
                    Kind.valueOf(in.readUTF()),
                    in.readUTF(),
                    in.readUTF(),
                    in.readInt(),
                    in.readLong(),
                    in.readUTF(),
                    in.readUTF(),
                    read(in)));
        }
        return new Written(keys, deleted, rows);
    }

    private static void write(DataOutputStream out, Bytes bytes) throws IOException {
        out.writeInt(bytes.size());
        out.write(bytes.toArray());
    }

    private static Bytes read(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return Bytes.copyOf(bytes);
    }
}
