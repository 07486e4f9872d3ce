package org.sacho.enclave.index;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.OutputStreamIndexOutput;
import org.apache.lucene.store.SingleInstanceLockFactory;

/// The files of one index, every one of them under a random name and cut into pages that are encrypted and
/// authenticated. A manifest lists the files; what has been committed is what the manifest says that the [Anchor]
/// names, and the anchor lies outside the folder.
///
/// Guarantees that what is read is what was written, or [IndexDamagedException]: no page, file, manifest or folder
/// can be altered, moved, cut, left out or put back from an older copy. A crash leaves the last commit.
///
/// Does not hide how many files there are and how long, rounded up to pages. One process at a time, for which the
/// lock on the folder of the enclave answers.
final class SealedDirectory extends BaseDirectory {

    private static final int BUFFER_BYTES = 8192;

    private final SealedFolder folder;
    private final Consumer<Anchor> commits;
    private final Map<String, Manifest.Entry> files = new ConcurrentHashMap<>();
    private final Set<String> unfinished = ConcurrentHashMap.newKeySet();
    private final AtomicLong temporary = new AtomicLong();
    private final List<String> superseded = new ArrayList<>();
    private boolean renamed;
    private Anchor anchor;
    private Map<String, Manifest.Entry> committed;

    private SealedDirectory(
            SealedFolder folder, Consumer<Anchor> commits, Anchor anchor, Map<String, Manifest.Entry> committed) {
        super(new SingleInstanceLockFactory());
        this.folder = folder;
        this.commits = commits;
        this.anchor = anchor;
        this.committed = Map.copyOf(committed);
        this.files.putAll(committed);
    }

    /// An empty directory, in an empty folder.
    ///
    /// @param before names folder and key, and no manifest
    /// @param commits makes each new anchor durable
    static SealedDirectory create(SealedFolder folder, Anchor before, Consumer<Anchor> commits) {
        return new SealedDirectory(folder, commits, before, Map.of());
    }

    /// The directory as it was committed last; what a crash left beside it is deleted.
    static SealedDirectory open(SealedFolder folder, Anchor last, Consumer<Anchor> commits) throws IOException {
        var directory =
                new SealedDirectory(folder, commits, last, folder.read(last).files());
        folder.deleteAllBut(directory::isCommitted);
        return directory;
    }

    private boolean isCommitted(String file) {
        return anchor.manifest().equals(file)
                || committed.values().stream().anyMatch(entry -> entry.file().equals(file));
    }

    @Override
    public String[] listAll() {
        ensureOpen();
        return Stream.concat(files.keySet().stream(), unfinished.stream())
                .sorted()
                .toArray(String[]::new);
    }

    @Override
    public synchronized void deleteFile(String name) throws IOException {
        ensureOpen();
        var file = entry(name).file();
        files.remove(name);
        if (isCommitted(file)) {
            // Until the next commit a crash must find it.
            superseded.add(file);
        } else {
            folder.delete(file);
        }
    }

    @Override
    public long fileLength(String name) throws IOException {
        ensureOpen();
        return entry(name).length();
    }

    private Manifest.Entry entry(String name) throws NoSuchFileException {
        var entry = files.get(name);
        if (entry == null) {
            throw new NoSuchFileException(name);
        }
        return entry;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        ensureOpen();
        if (files.containsKey(name) || !unfinished.add(name)) {
            throw new FileAlreadyExistsException(name);
        }
        var output = folder.create(entry -> {
            files.put(name, entry);
            unfinished.remove(name);
        });
        return new OutputStreamIndexOutput("sealed", name, output, BUFFER_BYTES);
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return createOutput(getTempFileName(prefix, suffix, temporary.getAndIncrement()), context);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        ensureOpen();
        for (var name : names) {
            folder.force(entry(name));
        }
    }

    @Override
    public synchronized void rename(String source, String target) throws IOException {
        ensureOpen();
        var entry = entry(source);
        if (files.putIfAbsent(target, entry) != null) {
            throw new FileAlreadyExistsException(target);
        }
        files.remove(source);
        renamed = true;
    }

    /// Commits, if a file has been renamed: writes the manifest, moves the anchor, and only then lets go of what the
    /// last commit needed. Lucene's commit is a rename; what comes before it is preparation, and ends with a crash.
    @Override
    public synchronized void syncMetaData() throws IOException {
        ensureOpen();
        if (!renamed) {
            return;
        }
        var manifest = Manifest.of(anchor.version() + 1, files);
        var next = folder.write(manifest, anchor);
        commits.accept(next);
        renamed = false;
        superseded.add(anchor.manifest());
        anchor = next;
        committed = Map.copyOf(manifest.files());
        for (var file : superseded) {
            folder.delete(file);
        }
        superseded.clear();
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        ensureOpen();
        var entry = entry(name);
        return new SealedInput(name, folder.open(entry), entry.length());
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }

    @Override
    public synchronized void close() {
        isOpen = false;
        folder.close();
    }
}
