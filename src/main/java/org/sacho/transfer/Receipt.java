package org.sacho.transfer;

import java.util.Optional;
import org.sacho.transfer.PackageRefusedException.Reason;

/// What became of one file of the drop folder.
///
/// @param reason why it was not taken
/// @param expected the number that has to come next; 0 where nothing is known of the destination
/// @param id under which the minutes are found, if they were taken now
public record Receipt(String file, Outcome outcome, Optional<Reason> reason, long expected, Optional<String> id) {

    /// What happened.
    public enum Outcome {
        /// On the shelf now.
        IMPORTED,
        /// What it recalls is isolated, and an incident is open.
        RECALLED,
        /// Was imported before; nothing happened.
        KNOWN,
        /// Will be taken once the packages before it have come.
        WAITING,
        REFUSED
    }

    static Receipt refused(String file, Reason reason, long expected) {
        var outcome = reason == Reason.GAP ? Outcome.WAITING : Outcome.REFUSED;
        return new Receipt(file, outcome, Optional.of(reason), expected, Optional.empty());
    }

    /// Whether reading the same file again can end in another way.
    boolean settled() {
        return outcome != Outcome.WAITING
                && reason.filter(why -> why == Reason.FILTER_FAILED || why == Reason.ISOLATED)
                        .isEmpty();
    }

    /// For people: what happened, why, and what to do.
    public String message() {
        return reason.map(why -> file + ": " + outcome + ", " + why + (expected > 0 ? ", next number " + expected : "")
                        + ": " + why.remedy())
                .orElse(file + ": " + outcome);
    }
}
