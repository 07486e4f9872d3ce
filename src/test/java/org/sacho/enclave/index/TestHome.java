package org.sacho.enclave.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.store.IOContext;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.IndexKey;
import org.sacho.crypto.TestKeys;
import org.sacho.enclave.index.SearchIndex.Domain;
import org.sacho.policy.EnclaveId;

/// A folder for all enclaves, and anchors in memory that a test can turn back.
class TestHome implements IndexHome {

    final Path folder;
    final Map<Domain, Anchor> anchors = new ConcurrentHashMap<>();

    TestHome(Path folder) {
        this.folder = folder;
    }

    static TestHome temporary() {
        try {
            return new TestHome(Files.createTempDirectory("sacho-index-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EnclaveKey key(Domain domain) {
        return TestKeys.enclaveKey(new EnclaveId(domain.enclave()), 1);
    }

    @Override
    public Collection<Path> rooms() {
        return List.of(folder);
    }

    @Override
    public Path room(Domain domain) {
        return folder;
    }

    @Override
    public Bytes newKey(Domain domain) {
        return key(domain).newIndexKey(domain.name());
    }

    @Override
    public IndexKey openKey(Domain domain, Bytes wrapped) throws EnvelopeRejectedException {
        return key(domain).openIndex(domain.name(), wrapped);
    }

    @Override
    public Optional<Anchor> anchor(Domain domain) {
        return Optional.ofNullable(anchors.get(domain));
    }

    @Override
    public void keep(Domain domain, Anchor anchor) {
        anchors.put(domain, anchor);
    }

    @Override
    public void forget(Domain domain) {
        anchors.remove(domain);
    }

    /// An empty directory in a folder of its own.
    SealedDirectory newDirectory(Domain domain, PageCache cache) throws Exception {
        var wrapped = newKey(domain);
        var name = SealedFolder.newName();
        Files.createDirectory(folder.resolve(name));
        return SealedDirectory.create(
                sealed(domain, name, wrapped, cache), Anchor.before(name, 0, wrapped), anchor -> keep(domain, anchor));
    }

    /// What the anchor of the domain names.
    SealedDirectory openDirectory(Domain domain, PageCache cache) throws Exception {
        var last = anchor(domain).orElseThrow();
        return SealedDirectory.open(
                sealed(domain, last.folder(), last.wrappedKey(), cache), last, anchor -> keep(domain, anchor));
    }

    /// As Lucene commits: a small file gets its final name, and the one of the last commit goes.
    static void commit(SealedDirectory directory) throws IOException {
        var last = Stream.of(directory.listAll())
                .filter(name -> name.startsWith("segments_"))
                .toList();
        var next = last.isEmpty() ? "segments_1" : last.getFirst() + "1";
        try (var out = directory.createOutput("pending_" + next, IOContext.DEFAULT)) {
            out.writeLong(1);
        }
        directory.sync(List.of("pending_" + next));
        directory.syncMetaData();
        directory.rename("pending_" + next, next);
        for (var name : last) {
            directory.deleteFile(name);
        }
        directory.syncMetaData();
    }

    private SealedFolder sealed(Domain domain, String name, Bytes wrapped, PageCache cache) throws Exception {
        return new SealedFolder(domain, folder.resolve(name), openKey(domain, wrapped), cache);
    }

    void delete() {
        try {
            DomainIndex.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
