package org.sacho.enclave.index;

import java.io.Reader;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Words of English and of anything else that is written with blanks. Nothing is a stop word: `not` least of all.
final class English extends Analyzer {

    /// `non-public` is one word, because a search for `public` must not find it.
    private static final Pattern NEGATION = Pattern.compile("(?i)\\b(non|un|in|dis|de)-(?=\\p{L})");

    @Override
    protected Reader initReader(String field, Reader reader) {
        return negationsJoined(reader);
    }

    static Reader negationsJoined(Reader reader) {
        return new PatternReplaceCharFilter(NEGATION, "$1", reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokenizer = new StandardTokenizer();
        var words = new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer));
        return new TokenStreamComponents(tokenizer, new KStemFilter(words));
    }
}
