package org.sacho.classify.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stretch of text.
///
/// @param from first unit
/// @param to the unit after the last one
public record Span(int from, int to) {

    /// The same stretches with those that touch or overlap made one, in the order of the text.
    public static List<Span> merged(List<Span> spans) {
        var merged = new ArrayList<Span>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
            if (!merged.isEmpty() && span.from() <= merged.getLast().to()) {
                var last = merged.removeLast();
                merged.add(new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
