package org.sacho.access;

import static java.util.Collections.unmodifiableSortedSet;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sacho.label.Category;
import org.sacho.label.Level;
import org.sacho.subject.Role;

/// Why a decision went the way it did. A closed list, so a screen or a report can explain every case.
public sealed interface Reason {

    record Cleared() implements Reason {}

    record LevelTooLow(Level needed, Level held) implements Reason {}

    record CategoriesMissing(SortedSet<Category> missing) implements Reason {
        public CategoriesMissing {
            missing = unmodifiableSortedSet(new TreeSet<>(missing));
        }
    }

    record NotReleasable() implements Reason {}

    record NoNeedToKnow() implements Reason {}

    record RoleMissing(Set<Role> oneOf) implements Reason {
        public RoleMissing {
            oneOf = Set.copyOf(oneOf);
        }
    }

    record NotOnRecord() implements Reason {}
}
