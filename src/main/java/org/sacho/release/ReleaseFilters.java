package org.sacho.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sacho.guard.FilterLine;
import org.sacho.guard.ReleaseFilter;
import org.sacho.meeting.ContentJson;
import org.sacho.policy.PolicySnapshot;

/// The filters that every edition passes on its way out.
public final class ReleaseFilters {

    /// Form before words, parts before the whole.
    static final List<String> REQUIRED = List.of(FormFilter.ID, "rules", "second", AggregationFilter.ID);

    /// Far more than any filter needs for the longest edition; nobody waits for one that hangs.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ReleaseFilters() {}

    /// All of them, in the line that the guard asks for.
    ///
    /// @param already what the readers have beside the edition that goes out
    public static FilterLine line(ContentJson json, Supplier<PolicySnapshot> policy, Already already) {
        return new FilterLine(REQUIRED, all(json, policy, already), PATIENCE);
    }

    /// All of them, in their order, for whoever takes editions in and looks at them again.
    public static List<ReleaseFilter> all(ContentJson json, Supplier<PolicySnapshot> policy, Already already) {
        var filters = new ArrayList<ReleaseFilter>();
        filters.add(new FormFilter(policy));
        filters.addAll(MinutesFilter.independentPair(json, policy));
        filters.add(new AggregationFilter(json, policy, already));
        return List.copyOf(filters);
    }
}
