package org.sacho.enclave.index;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.Query;
import org.sacho.enclave.index.SearchIndex.Entry;

/// How texts become documents, and what people type becomes a query for them: both in both languages.
final class Documents implements AutoCloseable {

    static final String KOREAN = "ko";
    static final String ENGLISH = "en";
    static final String ID = "id";
    static final String KIND = "kind";
    static final String TEXT = "text";

    private final Analyzer korean = new Korean();
    private final Analyzer english = new English();
    private final QueryReader queries = new QueryReader(korean, english);

    IndexWriterConfig config() {
        // Adjacent segments only, in this thread: equal scores keep the order in which the entries came.
        var merges = new LogDocMergePolicy();
        // One file to a segment, however large.
        merges.setNoCFSRatio(1);
        return new IndexWriterConfig(new PerFieldAnalyzerWrapper(english, Map.of(KOREAN, korean)))
                .setMergePolicy(merges)
                .setMergeScheduler(new SerialMergeScheduler());
    }

    /// One after the other, made when the writer asks for it.
    static Stream<Document> of(List<Entry> entries) {
        return entries.stream().map(Documents::of);
    }

    private static Document of(Entry entry) {
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

    /// Empty if there is nothing to look for.
    Optional<Query> query(String text) {
        return queries.read(normal(text));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Override
    public void close() {
        korean.close();
        english.close();
    }
}
