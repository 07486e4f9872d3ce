package org.sacho.enclave.index;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.IndexKey;
import org.sacho.crypto.PageSealer;
import org.sacho.crypto.PrivateFile;
import org.sacho.enclave.index.SearchIndex.Domain;

/// The folder of one index: sealed files under random names, and the manifest that says which is which.
final class SealedFolder implements AutoCloseable {

    private static final int NAME_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Domain domain;
    private final Path folder;
    private final IndexKey key;
    private final PageCache cache;

    SealedFolder(Domain domain, Path folder, IndexKey key, PageCache cache) {
        this.domain = domain;
        this.folder = folder;
        this.key = key;
        this.cache = cache;
    }

    /// 16 hexadecimal digits that say nothing.
    static String newName() {
        byte[] name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        return HexFormat.of().formatHex(name);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Begins a file.
    ///
    /// @param finished told what the manifest is to say, when the output is closed
    SealedOutput create(Consumer<Manifest.Entry> finished) throws IOException {
        var file = newName();
        var channel = FileChannel.open(
                folder.resolve(file),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new SealedOutput(file, Channels.newOutputStream(channel), key.newFile(file), finished);
    }

    PagedFile open(Manifest.Entry entry) throws IOException {
        try {
            var opener = key.openFile(entry.file(), entry.wrappedKey());
            return new PagedFile(domain, folder.resolve(entry.file()), entry.length(), opener, cache);
        } catch (EnvelopeRejectedException | IOException e) {
            throw new IndexDamagedException(domain, e);
        }
    }

    void force(Manifest.Entry entry) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(entry.file()), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    void delete(String file) throws IOException {
        Files.deleteIfExists(folder.resolve(file));
    }

    void deleteAllBut(Predicate<String> kept) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            for (var path : found.toList()) {
                var file = path.getFileName().toString();
                if (!kept.test(file)) {
                    delete(file);
                }
            }
        }
    }

    /// Writes the manifest, durable when this returns.
    ///
    /// @return the anchor that names it
    Anchor write(Manifest manifest, Anchor last) throws IOException {
        byte[] sealed = key.sealManifest(manifest.version(), manifest.toBytes());
        var file = newName();
        PrivateFile.write(folder.resolve(file), sealed);
        return new Anchor(last.folder(), file, manifest.version(), digest(sealed), last.wrappedKey());
    }

    /// The manifest that the anchor names, all files being there, of the right length and with the tags of their
    /// pages in order. What the pages hold is checked when they are read.
    Manifest read(Anchor anchor) throws IndexDamagedException {
        try {
            byte[] sealed = Files.readAllBytes(folder.resolve(anchor.manifest()));
            if (!digest(sealed).equals(anchor.digest())) {
                throw new IndexDamagedException(domain);
            }
            var manifest = Manifest.parse(key.openManifest(anchor.version(), sealed));
            for (var entry : manifest.files().values()) {
                requireWhole(entry);
            }
            return manifest;
        } catch (IOException | EnvelopeRejectedException e) {
            throw new IndexDamagedException(domain, e);
        }
    }

    private void requireWhole(Manifest.Entry entry) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(entry.file()).toFile(), "r")) {
            var tags = sha256();
            byte[] tag = new byte[PageSealer.TAG_BYTES];
            long length = Pages.sealedLength(entry.length());
            if (file.length() != length) {
                throw new IndexDamagedException(domain);
            }
            for (long end = Pages.SEALED_BYTES; end <= length; end += Pages.SEALED_BYTES) {
                file.seek(end - tag.length);
                file.readFully(tag);
                tags.update(tag);
            }
            if (!Bytes.copyOf(tags.digest()).equals(entry.tags())) {
                throw new IndexDamagedException(domain);
            }
        }
    }

    private static Bytes digest(byte[] sealed) {
        return Bytes.copyOf(sha256().digest(sealed));
    }

    @Override
    public void close() {
        key.close();
    }
}
