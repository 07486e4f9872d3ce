package org.sacho.spill;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sacho.subject.SubjectId;

/// An account to which an edition was shown while it was exposed, as the audit log has it.
///
/// @param times how often it was shown
/// @param told when a page first told them that it was withdrawn
/// @param acknowledged when they confirmed that they gave back or destroyed what they had
public record Holder(
        SubjectId account,
        String edition,
        Set<Way> ways,
        int times,
        Instant first,
        Instant last,
        Optional<Instant> told,
        Optional<Instant> acknowledged) {

    public Holder {
        ways = Set.copyOf(ways);
    }

    /// How it was shown.
    public enum Way {
        /// The whole edition, to be read.
        OPENED,
        /// The whole edition, to a program.
        EXPORTED,
        /// The words around a hit.
        FOUND,
        /// Its title among others.
        LISTED
    }

    static Holder once(SubjectId account, String edition, Way way, Instant at) {
        return new Holder(account, edition, Set.of(way), 1, at, at, Optional.empty(), Optional.empty());
    }

    Holder and(Holder later) {
        var all = new TreeSet<>(ways);
        all.addAll(later.ways);
        return new Holder(account, edition, all, times + later.times, first, later.last, told, acknowledged);
    }

    /// Whether more of it was shown than its title.
    public boolean holds() {
        return ways.stream().anyMatch(way -> way != Way.LISTED);
    }

    boolean owes(SubjectId person) {
        return holds() && account.equals(person) && acknowledged.isEmpty();
    }

    boolean unaware(SubjectId person) {
        return owes(person) && told.isEmpty();
    }

    Holder toldAt(Instant when) {
        return new Holder(account, edition, ways, times, first, last, Optional.of(told.orElse(when)), acknowledged);
    }

    Holder acknowledgedAt(Instant when) {
        return new Holder(account, edition, ways, times, first, last, told, Optional.of(when));
    }
}
