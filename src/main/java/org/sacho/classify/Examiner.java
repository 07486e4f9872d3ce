package org.sacho.classify;

import java.util.List;
import java.util.function.IntConsumer;

/// One voice in a verdict: the rules, the markings in the text, a model. It can only add evidence, and evidence
/// can only raise. Safe for use by many threads.
public interface Examiner {

    /// What evidence of a failure of this examiner is called.
    String id();

    /// What this examiner has to say of each passage, in their order; nothing where it has nothing to say. What it
    /// was unable to examine it says with evidence whose source is [Evidence.Source#FAILURE]. When it throws,
    /// every passage counts as not examined.
    ///
    /// @param done told how many passages are examined, as the work goes on
    List<List<Evidence>> examine(List<String> passages, IntConsumer done);
}
