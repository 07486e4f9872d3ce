package org.sacho.classify.text;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the words and phrases of many owners in one walk over a text, however many there are.
public final class TermIndex {

    private final Optional<AhoCorasickDoubleArrayTrie<List<Term>>> automaton;

    public TermIndex(List<Entry> entries) {
        var terms = new TreeMap<String, List<Term>>();
        for (Entry entry : entries) {
            var units = NormalisedText.of(entry.term()).units();
            if (units.length() > 0) {
                terms.computeIfAbsent(units.stream(), _ -> new ArrayList<>(1)).add(new Term(entry, units));
            }
        }
        if (terms.isEmpty()) {
            automaton = Optional.empty();
        } else {
            var built = new AhoCorasickDoubleArrayTrie<List<Term>>();
            built.build(terms);
            automaton = Optional.of(built);
        }
    }

    /// What to look for, and for whom.
    ///
    /// @param owner a number that hits are reported under
    /// @param partOfWord whether it also counts inside a longer word
    public record Entry(int owner, String term, boolean partOfWord) {

        public Entry(int owner, String term) {
            this(owner, term, false);
        }

        /// Something that counts wherever it stands.
        public static Entry anywhere(int owner, String term) {
            return new Entry(owner, term, true);
        }

        /// A term can be classified.
        @Override
        public String toString() {
            return "Entry[of " + owner + "]";
        }
    }

    /// Told of every hit, with the stretch of the original.
    @FunctionalInterface
    public interface Hits {
        void found(int owner, Span original);
    }

    public void find(NormalisedText text, Hits hits) {
        if (automaton.isEmpty()) {
            return;
        }
        var units = text.units();
        automaton.get().parseText(units.stream(), (int begin, int end, List<Term> terms) -> {
            for (Term term : terms) {
                if (term.isAt(units, begin)) {
                    hits.found(term.owner(), text.original(units.at(begin), units.at(end - 1) + 1));
                }
            }
        });
    }
}
