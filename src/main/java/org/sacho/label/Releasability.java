package org.sacho.label;

import static java.util.Collections.unmodifiableSortedSet;

import java.util.SortedSet;
import java.util.TreeSet;

/// The permissive half of a label: to which communities content may be released at all.
///
/// `Everyone` restricts nothing. `Only` names the communities; with none left it means the originator alone,
/// which is the most restrictive value and never "no restriction" (ADatP-4774.1 section 4.4 drops an empty
/// intersection; that would widen the release).
public sealed interface Releasability {

    /// Whether everybody who may have content restricted like `this` may also have content restricted like
    /// `other`.
    default boolean within(Releasability other) {
        return switch (other) {
            case Everyone() -> true;
            case Only(var allowed) -> this instanceof Only(var mine) && allowed.containsAll(mine);
        };
    }

    /// What may be released of something made from both.
    default Releasability intersect(Releasability other) {
        return switch (this) {
            case Everyone() -> other;
            case Only(var mine) ->
                switch (other) {
                    case Everyone() -> this;
                    case Only(var theirs) -> {
                        var common = new TreeSet<>(mine);
                        common.retainAll(theirs);
                        yield new Only(common);
                    }
                };
        };
    }

    record Everyone() implements Releasability {}

    record Only(SortedSet<String> communities) implements Releasability {
        public Only {
            communities = unmodifiableSortedSet(new TreeSet<>(communities));
        }
    }
}
