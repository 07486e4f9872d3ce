package org.sacho.enclave.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Searches over what the caller may read, and as if nothing else existed.
///
/// Every domain is an index of its own, in a folder of its own in the enclave it belongs to, encrypted and
/// authenticated. A search combines the readable ones and no others, so counts, scores, document frequencies, order
/// and the number of pages read are those of an index that never held the rest. What is on the disk is never
/// believed: an index that is damaged is deleted, and whoever uses it is told to fill it again from the store.
///
/// Does not decide who may read what, and does not hide how long a search takes.
public final class SearchIndex implements AutoCloseable {

    static final long CACHE_BYTES = 64L << 20;
    private static final int MAX_LIMIT = 1_000;
    private static final Comparator<Domain> ORDER =
            Comparator.comparing(Domain::enclave).thenComparing(Domain::meeting).thenComparing(Domain::label);

    private final Documents documents = new Documents();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Domain, DomainIndex> indexes = new TreeMap<>(ORDER);
    private final ReentrantLock changes = new ReentrantLock();
    private final IndexHome home;
    private final PageCache cache;

    public SearchIndex(IndexHome home) {
        this(home, CACHE_BYTES);
    }

    SearchIndex(IndexHome home, long cacheBytes) {
        this.home = home;
        this.cache = new PageCache(cacheBytes);
    }

    /// What is readable by the same people: one label of one meeting in one enclave.
    public record Domain(String enclave, String label, String meeting) {

        /// 64 hexadecimal digits, from which nothing is learnt.
        String name() {
            var digest = SealedFolder.sha256();
            for (var part : List.of(enclave, label, meeting)) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /// What was found on the disk.
    public enum Opened {
        /// It holds what the store holds, and is searched from now on.
        CURRENT,
        /// There is none.
        ABSENT,
        /// The store has changed since.
        BEHIND,
        /// It is not as it was committed. It is gone now.
        DAMAGED
    }

    /// A text to be found.
    ///
    /// @param kind `passage` or `edition`
    public record Entry(String id, String kind, String text) {

        @Override
        public String toString() {
            return "Entry[" + id + ", " + kind + "]";
        }
    }

    /// Takes up what the last run of the server left on the disk.
    ///
    /// @param contents what the store says of the domain now, as given to [#replace]
    public Opened open(Domain domain, String contents) {
        return alone(() -> {
            try {
                var found = DomainIndex.open(domain, home, cache);
                if (found.isEmpty()) {
                    return Opened.ABSENT;
                }
                if (!found.get().contents().equals(contents)) {
                    found.get().close();
                    return Opened.BEHIND;
                }
                swap(domain, found.get());
                return Opened.CURRENT;
            } catch (IndexDamagedException e) {
                discard(domain);
                return Opened.DAMAGED;
            }
        });
    }

    /// Replaces all that a domain holds; durable when this returns. After a failure the domain is not searched.
    ///
    /// @param contents changes whenever the entries do, e.g. a digest of the records they come from
    public void replace(Domain domain, String contents, List<Entry> entries) {
        alone(() -> {
            var last = last(domain);
            var old = folders(domain, last);
            boolean replaced = false;
            try {
                var place = new DomainIndex.Place(
                        home, cache, last.map(Anchor::version).orElse(0L));
                swap(domain, DomainIndex.build(domain, contents, Documents.of(entries), documents.config(), place));
                replaced = true;
            } finally {
                if (!replaced) {
                    swap(domain, null);
                    home.forget(domain);
                }
                delete(old);
            }
            return domain;
        });
    }

    /// Deletes the index of a domain, also when the meeting and with it the anchor is gone.
    public void remove(Domain domain) {
        alone(() -> {
            discard(domain);
            return domain;
        });
    }

    private void discard(Domain domain) throws IOException {
        var old = folders(domain, last(domain));
        swap(domain, null);
        home.forget(domain);
        delete(old);
    }

    /// What is there, if it is legible: what is to be replaced need not be.
    private Optional<Anchor> last(Domain domain) {
        try {
            return home.anchor(domain);
        } catch (IndexDamagedException e) {
            return Optional.empty();
        }
    }

    /// Where the domain has files: the folder that is anchored and the one that is open.
    private Set<Path> folders(Domain domain, Optional<Anchor> last) {
        var folders = new HashSet<Path>();
        last.ifPresent(anchor -> folders.add(home.room(domain).resolve(anchor.folder())));
        Optional.ofNullable(indexes.get(domain)).map(DomainIndex::folder).ifPresent(folders::add);
        return folders;
    }

    private static void delete(Set<Path> folders) throws IOException {
        for (var folder : folders) {
            DomainIndex.delete(folder);
        }
    }

    /// Deletes what is left of indexes that nobody opened, e.g. of a meeting destroyed when the server was killed.
    public void sweep() {
        alone(() -> {
            var kept = indexes.values().stream().map(DomainIndex::folder).toList();
            for (var room : home.rooms()) {
                deleteAllBut(kept, room);
            }
            return kept;
        });
    }

    private static void deleteAllBut(List<Path> kept, Path room) throws IOException {
        if (Files.isDirectory(room)) {
            try (var found = Files.list(room)) {
                for (var folder : found.filter(each -> !kept.contains(each)).toList()) {
                    DomainIndex.delete(folder);
                }
            }
        }
    }

    private interface Change<T> {
        T make() throws IOException;
    }

    private <T> T alone(Change<T> change) {
        changes.lock();
        try {
            return change.make();
        } catch (IOException e) {
            throw new UncheckedIOException("a search index could not be changed", e);
        } finally {
            changes.unlock();
        }
    }

    /// Looks for entries that hold every word and every quoted phrase of the query, best first.
    ///
    /// @param readable whether the caller may know everything in this domain
    /// @param limit 1 to 1,000 hits
    /// @throws IndexDamagedException if a readable domain is not as it was committed; it is gone now, and to be
    ///     filled again
    public Found search(String query, Predicate<Domain> readable, int limit) throws IndexDamagedException {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("the limit of a search is 1 to " + MAX_LIMIT);
        }
        var read = documents.query(query);
        if (read.isEmpty()) {
            return Found.NOTHING;
        }
        try {
            return search(read.get(), readable, limit);
        } catch (IndexDamagedException e) {
            remove(e.domain());
            throw e;
        }
    }

    private Found search(Query query, Predicate<Domain> readable, int limit) throws IndexDamagedException {
        lock.readLock().lock();
        try {
            return scope(readable).search(query, limit);
        } catch (IndexDamagedException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a search failed", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Scope scope(Predicate<Domain> readable) {
        var domains = new ArrayList<Domain>();
        var readers = new ArrayList<IndexReader>();
        indexes.forEach((domain, index) -> {
            if (readable.test(domain)) {
                domains.add(domain);
                readers.add(index.reader());
            }
        });
        return new Scope(domains, readers);
    }

    /// How many pages of indexes have been asked for so far: work rather than time.
    long pagesRead() {
        return cache.asked();
    }

    /// Closes the index that goes, when nobody searches.
    private void swap(Domain domain, @Nullable DomainIndex index) throws IOException {
        lock.writeLock().lock();
        try {
            var gone = index == null ? indexes.remove(domain) : indexes.put(domain, index);
            if (gone != null) {
                gone.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Leaves the indexes on the disk, and of what was decrypted nothing in the cache.
    @Override
    public void close() {
        alone(() -> {
            var all = List.copyOf(indexes.keySet());
            for (var domain : all) {
                swap(domain, null);
            }
            return all;
        });
        documents.close();
    }
}
