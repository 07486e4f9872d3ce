package org.sacho.enclave.index;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/// Keeps the morphemes that carry meaning, and joins a negating prefix to what it negates: a search for 공개
/// (public) must not find 비공개 (not public).
///
/// Lucene's own filter drops prefixes and adverbs, which turns 비공개 into 공개 and 안 했다 (did not) into 했다 (did).
/// Particles leave no gap behind, so a phrase is found whatever particles its words have.
final class MorphemeFilter extends TokenFilter {

    private static final Set<String> NEGATIONS = Set.of("비", "불", "부", "미", "무", "반", "탈");
    private static final Set<POS.Tag> DROPPED = dropped();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final PartOfSpeechAttribute speech = addAttribute(PartOfSpeechAttribute.class);
    private @Nullable State held;
    private int end = -1;

    MorphemeFilter(TokenStream input) {
        super(input);
    }

    private static Set<POS.Tag> dropped() {
        var tags = EnumSet.copyOf(KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS);
        tags.removeAll(EnumSet.of(POS.Tag.XPN, POS.Tag.VX, POS.Tag.MAG));
        return tags;
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (advance()) {
            boolean beginsWord = offset.startOffset() > end;
            end = offset.endOffset();
            if (NEGATIONS.contains(term.toString()) && isPrefix(beginsWord)) {
                joinWithNext();
            } else if (DROPPED.contains(speech.getLeftPOS())) {
                continue;
            }
            position.setPositionIncrement(1);
            return true;
        }
        return false;
    }

    /// The tokenizer takes many a prefix for a noun of one syllable.
    private boolean isPrefix(boolean beginsWord) {
        return speech.getLeftPOS() == POS.Tag.XPN || (speech.getLeftPOS() == POS.Tag.NNG && beginsWord);
    }

    private boolean advance() throws IOException {
        if (held != null) {
            restoreState(held);
            held = null;
            return true;
        }
        return input.incrementToken();
    }

    private void joinWithNext() throws IOException {
        var prefix = captureState();
        var text = term.toString();
        int start = offset.startOffset();
        if (!input.incrementToken()) {
            restoreState(prefix);
        } else if (offset.startOffset() == end && !DROPPED.contains(speech.getLeftPOS())) {
            var joined = text + term;
            term.setEmpty().append(joined);
            end = offset.endOffset();
            offset.setOffset(start, end);
        } else {
            held = captureState();
            restoreState(prefix);
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        held = null;
        end = -1;
    }
}
