package org.sacho.web.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;

/// The self-signed certificate an installation makes for itself when it has no other. Its key lies sealed in
/// the data folder, never in clear.
final class ServerCertificate {

    static final String KEY_PASSWORD = OwnCertificate.KEY_PASSWORD;

    private static final String FILE = "server-certificate";

    private ServerCertificate() {}

    static KeyStore load(Path data, EnclaveKey key) {
        try {
            var file = data.resolve("keys").resolve(FILE);
            if (Files.notExists(file)) {
                save(file, key, create());
            }
            return open(file, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | EnvelopeRejectedException e) {
            throw new IllegalStateException("the server certificate cannot be made or read", e);
        }
    }

    private static byte[] create() throws GeneralSecurityException, IOException {
        var out = new ByteArrayOutputStream();
        OwnCertificate.create().store().store(out, KEY_PASSWORD.toCharArray());
        return out.toByteArray();
    }

    private static void save(Path file, EnclaveKey key, byte[] store) throws IOException, EnvelopeRejectedException {
        var wrapped = key.newFrameKey(FILE);
        try (var cipher = key.openFrames(FILE, wrapped)) {
            byte[] sealed = cipher.seal(0, store);
            var bytes = ByteBuffer.allocate(Integer.BYTES + wrapped.size() + sealed.length)
                    .putInt(wrapped.size())
                    .put(wrapped.toArray())
                    .put(sealed)
                    .flip();
            var temporary = file.resolveSibling(FILE + ".new");
            try (var channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                channel.write(bytes);
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static KeyStore open(Path file, EnclaveKey key)
            throws IOException, GeneralSecurityException, EnvelopeRejectedException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] wrapped = new byte[bytes.getInt()];
        bytes.get(wrapped);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        try (var cipher = key.openFrames(FILE, Bytes.copyOf(wrapped))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(cipher.open(0, sealed)), KEY_PASSWORD.toCharArray());
            return store;
        }
    }
}
