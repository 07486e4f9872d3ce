package org.sacho.enclave.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.PrivateFile;
import org.sacho.enclave.index.SearchIndex.Domain;

/// The index of one domain on the disk, open for reading. It is never changed: another one in a folder of its own
/// takes its place.
final class DomainIndex implements AutoCloseable {

    private static final String CONTENTS = "contents";

    private final Path folder;
    private final Directory directory;
    private final DirectoryReader reader;

    private DomainIndex(Path folder, Directory directory) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
    }

    /// The index that was committed last; empty if there is none.
    ///
    /// @throws IndexDamagedException if there should be one and it is not as it was
    static Optional<DomainIndex> open(Domain domain, IndexHome home, PageCache cache) throws IndexDamagedException {
        var last = home.anchor(domain);
        return last.isEmpty() ? Optional.empty() : Optional.of(open(domain, last.get(), home, cache));
    }

    private static DomainIndex open(Domain domain, Anchor last, IndexHome home, PageCache cache)
            throws IndexDamagedException {
        var folder = home.room(domain).resolve(last.folder());
        try {
            var sealed = new SealedFolder(domain, folder, home.openKey(domain, last.wrappedKey()), cache);
            return orClose(sealed, () -> {
                var directory = SealedDirectory.open(sealed, last, anchor -> home.keep(domain, anchor));
                return new DomainIndex(folder, directory);
            });
        } catch (IOException | EnvelopeRejectedException e) {
            throw new IndexDamagedException(domain, e);
        }
    }

    /// Makes an index beside the present one and moves the anchor to it.
    ///
    /// @param contents what [#contents()] is to say
    static DomainIndex build(
            Domain domain, String contents, Stream<Document> documents, IndexWriterConfig config, Place place)
            throws IOException {
        var home = place.home();
        var wrapped = home.newKey(domain);
        var name = SealedFolder.newName();
        var folder = home.room(domain).resolve(name);
        PrivateFile.createFolder(folder);
        var before = Anchor.before(name, place.version(), wrapped);
        boolean built = false;
        try {
            var sealed = new SealedFolder(domain, folder, home.openKey(domain, wrapped), place.cache());
            var index = orClose(sealed, () -> {
                var directory = SealedDirectory.create(sealed, before, anchor -> home.keep(domain, anchor));
                write(directory, contents, documents, config);
                return new DomainIndex(folder, directory);
            });
            built = true;
            return index;
        } catch (EnvelopeRejectedException e) {
            throw new IllegalStateException("a key wrapped just now does not unwrap", e);
        } finally {
            if (!built) {
                delete(folder);
            }
        }
    }

    /// Where an index goes, and what it follows.
    record Place(IndexHome home, PageCache cache, long version) {}

    private interface Opening {
        DomainIndex open() throws IOException;
    }

    private static DomainIndex orClose(SealedFolder sealed, Opening opening) throws IOException {
        boolean opened = false;
        try {
            var index = opening.open();
            opened = true;
            return index;
        } finally {
            if (!opened) {
                sealed.close();
            }
        }
    }

    static void write(Directory directory, String contents, Stream<Document> documents, IndexWriterConfig config)
            throws IOException {
        // Half an index is none: closing after a failure must not commit.
        try (var writer = new IndexWriter(directory, config.setCommitOnClose(false))) {
            for (var each = documents.iterator(); each.hasNext(); ) {
                writer.addDocument(each.next());
            }
            writer.setLiveCommitData(Map.of(CONTENTS, contents).entrySet());
            writer.commit();
        }
    }

    /// What the store held when this was built.
    String contents() throws IOException {
        return reader.getIndexCommit().getUserData().getOrDefault(CONTENTS, "");
    }

    IndexReader reader() {
        return reader;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            reader.close();
        }
    }

    /// Deletes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
