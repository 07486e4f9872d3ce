package org.sacho.enclave.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.search.Matches;

/// Cuts the surroundings of the first match out of a text.
final class Snippet {

    private static final int BEFORE = 60;
    private static final int LENGTH = 240;

    private Snippet() {}

    static List<Segment> of(String text, Matches matches) throws IOException {
        var matched = new BitSet(text.length());
        for (String field : matches) {
            var each = matches.getMatches(field);
            while (each != null && each.next()) {
                matched.set(each.startOffset(), each.endOffset());
            }
        }
        int start = whole(text, Math.max(0, matched.nextSetBit(0) - BEFORE));
        int end = whole(text, Math.min(text.length(), start + LENGTH));
        var segments = new ArrayList<Segment>();
        for (int from = start; from < end; ) {
            boolean hit = matched.get(from);
            int change = hit ? matched.nextClearBit(from) : matched.nextSetBit(from);
            int to = change < 0 ? end : Math.min(change, end);
            segments.add(new Segment(text.substring(from, to), hit));
            from = to;
        }
        return segments;
    }

    /// Never cuts a character in two.
    private static int whole(String text, int index) {
        boolean split = index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index));
        return split ? index - 1 : index;
    }
}
