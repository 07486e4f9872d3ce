package org.sacho.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sacho.classify.pattern.Checked;
import org.sacho.classify.pattern.PatternIndex;
import org.sacho.classify.text.Span;

/// What terms and patterns found in one text, before anything that stands near is looked at.
final class RawHits implements PatternIndex.Hits {

    private final TreeMap<Integer, List<Raw>> byOwner = new TreeMap<>();
    private final Map<Integer, List<Raw>> sorted = new HashMap<>();
    private final Set<Integer> failed = new TreeSet<>();

    /// A hit, in UTF-16 units of the original text.
    record Raw(Span span, Checked checked) {}

    void found(int owner, Span original) {
        found(owner, original, Checked.UNCHECKED);
    }

    @Override
    public void found(int owner, Span original, Checked checked) {
        byOwner.computeIfAbsent(owner, _ -> new ArrayList<>(2)).add(new Raw(original, checked));
    }

    @Override
    public void failed(int owner) {
        failed.add(owner);
    }

    Set<Integer> failed() {
        return failed;
    }

    /// Who found something, in ascending order.
    Set<Integer> owners() {
        return byOwner.keySet();
    }

    /// The hits of an owner in the order of the text, without those that lie inside another one: both their
    /// beginnings and their ends ascend.
    List<Raw> of(int owner) {
        return sorted.computeIfAbsent(owner, _ -> outermost(byOwner.getOrDefault(owner, List.of())));
    }

    private static List<Raw> outermost(List<Raw> hits) {
        if (hits.size() < 2) {
            return hits;
        }
        var outermost = new ArrayList<Raw>();
        int reached = -1;
        var inOrder = hits.stream()
                .sorted(Comparator.comparingInt((Raw hit) -> hit.span().from())
                        .thenComparingInt(hit -> -hit.span().to())
                        .thenComparing(Raw::checked, Comparator.comparingDouble(c -> -c.confidence(0.5))))
                .toList();
        for (Raw hit : inOrder) {
            if (hit.span().to() > reached) {
                outermost.add(hit);
                reached = hit.span().to();
            }
        }
        return outermost;
    }

    /// Whether a hit of this owner stands at most so many characters away from a stretch.
    boolean near(int owner, Span span, int within) {
        var hits = of(owner);
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).span().to() + (long) within < span.from()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < hits.size() && hits.get(low).span().from() <= span.to() + (long) within;
    }
}
