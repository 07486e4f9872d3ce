package org.sacho.classify.adviser;

import java.time.Duration;
import org.sacho.policy.AdviserSpec;

/// How long the language model is waited for, how often it is asked again, and when it is left alone.
///
/// @param connect for a connection
/// @param answer for a whole answer, to its last byte
/// @param tries how often one question is put
/// @param backoff before the second try; twice that before the third
/// @param failures so many batches without an answer, one after the other, and it is left alone
/// @param pause for so long
record Patience(Duration connect, Duration answer, int tries, Duration backoff, int failures, Duration pause) {

    static Patience of(AdviserSpec spec) {
        return new Patience(spec.connect(), spec.answer(), 3, Duration.ofMillis(500), 3, Duration.ofMinutes(1));
    }
}
