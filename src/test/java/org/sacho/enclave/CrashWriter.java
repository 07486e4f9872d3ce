package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.sacho.enclave.Store.POLICY;
import static org.sacho.enclave.Store.SECRET;
import static org.sacho.enclave.Store.passage;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// What a [CrashChild] runs: commits without end and says after each commit which it was.
///
/// Commit n puts records n.0 to n.2 and counts up one more, so a torn commit shows.
final class CrashWriter {

    private static final int PADDING_BYTES = 9000;

    private CrashWriter() {}

    public static void main(String[] args) throws IOException, StaleRecordException {
        var records = Store.open(Path.of(args[0])).records();
        var counter = new RecordRef(Kind.MEETING, "m1", "counter");
        long version = records.find(counter).map(Content::version).orElse(0L);
        // Unbuffered: what the parent has read was acknowledged.
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            while (true) {
                long number = version + 1;
                var changes = new Changes().put(counter, 0, version, SECRET, POLICY, new byte[0]);
                for (int part = 0; part < 3; part++) {
                    changes.put(passage("m1", number + "." + part), 0, 0, SECRET, POLICY, new byte[PADDING_BYTES]);
                }
                records.commit(changes);
                version = number;
                out.write((number + "\n").getBytes(US_ASCII));
            }
        }
    }
}
