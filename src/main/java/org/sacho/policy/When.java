package org.sacho.policy;

import java.util.List;

/// Which hits of detectors fire a rule.
///
/// @param all ids of detectors that all have to hit
/// @param any ids of detectors of which one has to hit; none when that does not matter
/// @param none ids of detectors that may not hit
/// @param passages over how many neighbouring passages, or [#MEETING]
/// @param atLeast how sure a hit has to be, from 0 to 1
public record When(List<String> all, List<String> any, List<String> none, int passages, double atLeast) {

    public static final int MEETING = Integer.MAX_VALUE;

    /// Of a rule that looks for itself.
    public static final When NEVER = new When(List.of(), List.of(), List.of(), 1, 0);

    public When {
        all = List.copyOf(all);
        any = List.copyOf(any);
        none = List.copyOf(none);
    }
}
