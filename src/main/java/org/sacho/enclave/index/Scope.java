package org.sacho.enclave.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.sacho.enclave.index.SearchIndex.Domain;

/// What one search covers: the readers of these domains taken together, and nothing else.
record Scope(List<Domain> domains, List<IndexReader> readers) {

    Found search(Query query, int limit) throws IOException {
        try (var reader = new MultiReader(readers.toArray(IndexReader[]::new), false)) {
            return search(query, reader, limit);
        }
    }

    private Found search(Query query, IndexReader reader, int limit) throws IOException {
        var searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        var top = searcher.search(query, new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE));
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        var hits = new ArrayList<Hit>();
        for (var scored : top.scoreDocs) {
            var leaf = reader.leaves().get(ReaderUtil.subIndex(scored.doc, reader.leaves()));
            var document = searcher.storedFields().document(scored.doc);
            var matches = weight.matches(leaf, scored.doc - leaf.docBase);
            hits.add(new Hit(
                    domainOf(scored.doc),
                    document.get(Documents.ID),
                    document.get(Documents.KIND),
                    scored.score,
                    Snippet.of(document.get(Documents.TEXT), matches)));
        }
        return new Found(Math.toIntExact(top.totalHits.value()), hits);
    }

    /// The domain of a document in the readers taken together.
    private Domain domainOf(int document) {
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
