package org.sacho.enclave.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Searches over what the caller may read, and as if nothing else existed.
///
/// Every domain is an index of its own. A search combines the readable ones and no others, so counts, scores,
/// document frequencies and order are those of an index that never held the rest. Keeps everything in memory and
/// nothing on the disk: after a restart the store fills it again.
///
/// Does not decide who may read what, and does not hide how long a search takes.
public final class SearchIndex implements AutoCloseable {

    static final String KOREAN = "ko";
    static final String ENGLISH = "en";
    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String TEXT = "text";
    private static final int MAX_LIMIT = 1_000;
    private static final Comparator<Domain> ORDER =
            Comparator.comparing(Domain::enclave).thenComparing(Domain::meeting).thenComparing(Domain::label);

    private final Analyzer korean = new Korean();
    private final Analyzer english = new English();
    private final QueryReader queries = new QueryReader(korean, english);
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Domain, IndexReader> readers = new TreeMap<>(ORDER);

    /// What is readable by the same people: one label of one meeting in one enclave.
    public record Domain(String enclave, String label, String meeting) {}

    /// A text to be found.
    ///
    /// @param kind `passage` or `edition`
    public record Entry(String id, String kind, String text) {

        @Override
        public String toString() {
            return "Entry[" + id + ", " + kind + "]";
        }
    }

    /// Replaces all that a domain holds.
    public void replace(Domain domain, List<Entry> entries) {
        try {
            var reader = index(entries);
            swap(readers -> readers.put(domain, reader));
        } catch (IOException e) {
            throw new UncheckedIOException("a search index could not be built", e);
        }
    }

    public void remove(Domain domain) {
        try {
            swap(readers -> readers.remove(domain));
        } catch (IOException e) {
            throw new UncheckedIOException("a search index could not be closed", e);
        }
    }

    /// Looks for entries that hold every word and every quoted phrase of the query, best first.
    ///
    /// @param readable whether the caller may know everything in this domain
    /// @param limit 1 to 1,000 hits
    public Found search(String query, Predicate<Domain> readable, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("the limit of a search is 1 to " + MAX_LIMIT);
        }
        var read = queries.read(normal(query));
        if (read.isEmpty()) {
            return Found.NOTHING;
        }
        lock.readLock().lock();
        try {
            var scope = scope(readable);
            try (var reader = new MultiReader(scope.readers().toArray(IndexReader[]::new), false)) {
                return found(read.get(), scope, reader, limit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a search failed", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        domains().forEach(this::remove);
        korean.close();
        english.close();
    }

    /// What one search covers.
    private record Scope(List<Domain> domains, List<IndexReader> readers) {

        /// The domain of a document in the readers taken together.
        Domain domainOf(int document) {
            int end = 0;
            for (int i = 0; i < readers.size(); i++) {
                end += readers.get(i).maxDoc();
                if (document < end) {
                    return domains.get(i);
                }
            }
            throw new IllegalArgumentException("no such document");
        }
    }

    private Scope scope(Predicate<Domain> readable) {
        var domains = new ArrayList<Domain>();
        var theirs = new ArrayList<IndexReader>();
        readers.forEach((domain, reader) -> {
            if (readable.test(domain)) {
                domains.add(domain);
                theirs.add(reader);
            }
        });
        return new Scope(domains, theirs);
    }

    private List<Domain> domains() {
        lock.readLock().lock();
        try {
            return List.copyOf(readers.keySet());
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Found found(Query query, Scope scope, IndexReader reader, int limit) throws IOException {
        var searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        var top = searcher.search(query, new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE));
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        var hits = new ArrayList<Hit>();
        for (var scored : top.scoreDocs) {
            var leaf = reader.leaves().get(ReaderUtil.subIndex(scored.doc, reader.leaves()));
            var document = searcher.storedFields().document(scored.doc);
            var matches = weight.matches(leaf, scored.doc - leaf.docBase);
            var text = document.get(TEXT);
            hits.add(new Hit(
                    scope.domainOf(scored.doc),
                    document.get(ID),
                    document.get(KIND),
                    scored.score,
                    Snippet.of(text, matches)));
        }
        return new Found(Math.toIntExact(top.totalHits.value()), hits);
    }

    /// Closes the reader that goes, when nobody searches.
    private void swap(Function<Map<Domain, IndexReader>, @Nullable IndexReader> change) throws IOException {
        lock.writeLock().lock();
        try {
            var gone = change.apply(readers);
            if (gone != null) {
                gone.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private IndexReader index(List<Entry> entries) throws IOException {
        var analyzer = new PerFieldAnalyzerWrapper(english, Map.of(KOREAN, korean));
        var directory = new ByteBuffersDirectory();
        // Adjacent segments only, in this thread: equal scores keep the order in which the entries came.
        var config = new IndexWriterConfig(analyzer)
                .setMergePolicy(new LogDocMergePolicy())
                .setMergeScheduler(new SerialMergeScheduler());
        try (var writer = new IndexWriter(directory, config)) {
            for (var entry : entries) {
                writer.addDocument(document(entry));
            }
        }
        return DirectoryReader.open(directory);
    }

    private static Document document(Entry entry) {
        var text = normal(entry.text());
        var document = new Document();
        document.add(new StoredField(ID, entry.id()));
        document.add(new StoredField(KIND, entry.kind()));
        document.add(new StoredField(TEXT, text));
        document.add(new Field(KOREAN, text, indexed()));
        document.add(new Field(ENGLISH, text, indexed()));
        return document;
    }

    private static FieldType indexed() {
        var type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        return type;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
