package org.sacho.classify;

import java.util.List;
import java.util.function.IntConsumer;

/// Proposes a label for each passage of a meeting. Safe for use by many threads.
///
/// A classifier never fails outwards: what it cannot judge it calls [Verdict.Standing#ABSTAINED], which carries
/// the highest label there is. That nothing was found does not mean that a passage is unclassified.
public interface Classifier {

    /// One verdict per passage, in their order. The passages are those of one meeting as they were said, because
    /// what stands beside a passage can decide what it means.
    ///
    /// @param done told how many passages are judged, as the work goes on
    List<Verdict> classify(List<String> passages, IntConsumer done);

    /// A verdict for a text that stands alone.
    default Verdict classify(String text) {
        return classify(List.of(text), _ -> {}).getFirst();
    }
}
