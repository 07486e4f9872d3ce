package org.sacho.enclave.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.sacho.crypto.Bytes;

/// Which index of a domain was committed last. Kept outside the folder of the index, so that neither a file nor the
/// whole folder can be put back from an older copy unnoticed.
///
/// @param folder name of the folder of the index
/// @param manifest name of the file in it that lists all others
/// @param version of the manifest
/// @param digest SHA-256 of the manifest as it lies on the disk
/// @param wrappedKey of the index
public record Anchor(String folder, String manifest, long version, Bytes digest, Bytes wrappedKey) {

    private static final int FORMAT = 1;

    /// Before the first commit.
    ///
    /// @param version of the last manifest of the index that this one is to replace
    static Anchor before(String folder, long version, Bytes wrappedKey) {
        return new Anchor(folder, "none", version, Bytes.copyOf(new byte[0]), wrappedKey);
    }

    /// As long for one index as for another.
    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(folder);
            out.writeUTF(manifest);
            out.writeLong(version);
            Manifest.write(out, digest);
            Manifest.write(out, wrappedKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Anchor parse(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("an anchor of another format");
            }
            return new Anchor(in.readUTF(), in.readUTF(), in.readLong(), Manifest.read(in), Manifest.read(in));
        }
    }
}
