package org.sacho.classify.pattern;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sacho.classify.text.Deciphered;
import org.sacho.classify.text.NormalisedText;
import org.sacho.classify.text.Reading;
import org.sacho.classify.text.Span;
import org.sacho.policy.Detector.Alone;
import org.sacho.policy.Detector.Check;

/// Finds the RE2 expressions of many owners, in time linear in the text whatever the text is. Only those run that
/// could match: one walk over the text finds the strings that expressions need.
public final class PatternIndex {

    private final List<Entry> entries;
    private final List<Expression> expressions;
    private final int[] digits;
    private final BitSet withoutStrings = new BitSet();
    private final Optional<AhoCorasickDoubleArrayTrie<BitSet>> strings;

    public PatternIndex(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.digits = new int[entries.size()];
        var compiled = new ArrayList<Expression>();
        var wanted = new TreeMap<String, BitSet>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            compiled.add(new Expression(entry.expression(), entry.alone(), entry.check()));
            var needs = Needs.of(entry.expression());
            digits[i] = needs.digits();
            withoutStrings.set(i, needs.anyOf().isEmpty());
            for (String string : needs.anyOf()) {
                wanted.computeIfAbsent(string, _ -> new BitSet()).set(i);
            }
        }
        expressions = List.copyOf(compiled);
        strings = automaton(wanted);
    }

    private static Optional<AhoCorasickDoubleArrayTrie<BitSet>> automaton(Map<String, BitSet> wanted) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var built = new AhoCorasickDoubleArrayTrie<BitSet>();
        built.build(wanted);
        return Optional.of(built);
    }

    /// What to look for, and for whom.
    ///
    /// @param owner a number that hits are reported under
    public record Entry(int owner, String expression, Alone alone, Check check) {

        /// An expression can be classified.
        @Override
        public String toString() {
            return "Entry[of " + owner + "]";
        }
    }

    /// Told of every hit, with the stretch of the original, and of every owner whose expression could not be run.
    public interface Hits {

        void found(int owner, Span original, Checked checked);

        void failed(int owner);
    }

    /// Looks at the normalised text and at what there is to decipher in it.
    public void find(NormalisedText text, Hits hits) {
        if (entries.isEmpty()) {
            return;
        }
        search(text, hits);
        Deciphered.of(text).forEach(reading -> search(reading, hits));
    }

    private void search(Reading reading, Hits hits) {
        var text = reading.text();
        var candidates = candidates(text);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            int owner = entries.get(i).owner();
            try {
                expressions
                        .get(i)
                        .find(text, (from, to, checked) -> hits.found(owner, reading.original(from, to), checked));
            } catch (RuntimeException | StackOverflowError e) {
                // Whatever went wrong, the text was not looked at for this owner.
                hits.failed(owner);
            }
        }
    }

    /// The expressions whose needs are met.
    private BitSet candidates(String text) {
        var candidates = (BitSet) withoutStrings.clone();
        strings.ifPresent(
                automaton -> automaton.parseText(text, (int begin, int end, BitSet wanting) -> candidates.or(wanting)));
        int there = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            there += character >= '0' && character <= '9' ? 1 : 0;
        }
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (digits[i] > there) {
                candidates.clear(i);
            }
        }
        return candidates;
    }
}
