package org.sacho.release;

import java.util.Optional;
import org.sacho.audit.Action;
import org.sacho.guard.Cleared;
import org.sacho.minutes.ReleasedMinutes;

/// Where editions go that the guard let out: onto a shelf here, or on their way to another network.
public interface Outlet {

    /// Takes an edition; durable on return. Taking it twice is taking it once.
    ///
    /// @return empty if it was [#withdrawn(String)] a moment ago; then it was not taken
    Optional<Placed> receive(Cleared<ReleasedMinutes> cleared);

    /// Whether an edition with this id was taken.
    boolean holds(String id);

    /// Whether an edition with this id was taken back and that is not settled.
    boolean withdrawn(String id);

    /// What became of an edition.
    ///
    /// @param id under which its readers find it
    /// @param how what happened, for the record
    record Placed(String id, Action how) {}
}
