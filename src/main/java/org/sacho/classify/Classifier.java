package org.sacho.classify;

/// Proposes a label for a passage. Safe for use by many threads.
///
/// A classifier never fails outwards: what it cannot judge it calls [Verdict.Standing#ABSTAINED], which carries
/// the highest label there is. That nothing was found does not mean that a passage is unclassified.
public interface Classifier {

    Verdict classify(String text);
}
