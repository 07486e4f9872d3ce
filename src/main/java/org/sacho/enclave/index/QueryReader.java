package org.sacho.enclave.index;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/// Reads what people type: words, all of which are required, and phrases in double quotes. There is nothing else to
/// know: no operator, no wildcard, and therefore neither a syntax error nor an expensive query.
final class QueryReader {

    private static final int MAX_CHARACTERS = 1_000;
    private static final int MAX_PARTS = 64;
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"?|([^\\s\"]+)");

    private final QueryBuilder korean;
    private final QueryBuilder english;

    QueryReader(Analyzer korean, Analyzer english) {
        this.korean = new QueryBuilder(korean);
        this.english = new QueryBuilder(english);
    }

    /// Empty if there is nothing to look for.
    ///
    /// @param text in form NFKC; what exceeds 1,000 characters or 64 words is left out
    Optional<Query> read(String text) {
        var parts = PART.matcher(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)))
                .results()
                .limit(MAX_PARTS)
                .map(part -> part.group(1) == null ? part.group(2) : part.group(1))
                .map(this::part)
                .filter(either -> !either.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var all = new BooleanQuery.Builder();
        parts.forEach(either -> all.add(new DisjunctionMaxQuery(either, 0), BooleanClause.Occur.MUST));
        return Optional.of(all.build());
    }

    /// A part as each language reads it; a language that sees no word in it has no say.
    private List<Query> part(String part) {
        return Stream.of(
                        korean.createPhraseQuery(Documents.KOREAN, part),
                        english.createPhraseQuery(Documents.ENGLISH, part))
                .filter(Objects::nonNull)
                .toList();
    }
}
