package org.sacho.guard;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sacho.guard.Composition.Composed;
import org.sacho.guard.FilterLine.FilterFailedException;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.guard.ReleaseJournal.JournalUnavailableException;
import org.sacho.guard.ReleaseOutcome.Refusal;
import org.sacho.guard.ReleaseOutcome.Refused;
import org.sacho.guard.ReleaseOutcome.Released;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;

/// Lets content out, or refuses. The one place that calls the [Cleared] constructor.
///
/// The stages run in one line, each on the same bytes: label check, rebuild, comparison with what was
/// approved, every filter, journal. A stage that fails in whatever way is a refusal.
public final class Guard {

    private final ReleaseJournal journal;
    private final FilterLine filters;
    private final Clock clock;

    public Guard(ReleaseJournal journal, FilterLine filters, Clock clock) {
        this.journal = journal;
        this.filters = filters;
        this.clock = clock;
    }

    /// What the guard says about an edition before anybody is asked to approve it.
    ///
    /// @param digest what the approvals will be bound to
    /// @param findings what would stop the release; empty means that nothing was found, not that nothing is
    ///     there
    /// @param decided what filters found although two people have already decided that passage; shown to the
    ///     approvers, does not stop the release
    public record Preview<T>(T edition, ContentDigest digest, List<Finding> findings, List<Finding> decided) {
        public Preview {
            findings = List.copyOf(findings);
            decided = List.copyOf(decided);
        }
    }

    /// Composes the edition for readers at `to` and looks it over, as a release would. The result is still
    /// held: it is for people who may see the meeting, or to whom the request is put.
    ///
    /// @throws FilterFailedException if a filter could not answer
    public <S, T> Held<Preview<T>> preview(
            Held<S> held, Label to, PolicyDigest policyInForce, Composition<S, T> composition) {
        return held.map(source -> {
            var composed = composition.compose(source, to);
            byte[] canonical = composition.canonicalBytes(composed.edition());
            var digest = ContentDigest.of(canonical);
            var findings = new ArrayList<>(aboveReaders(composed.sources(), to));
            var decided = new ArrayList<Finding>();
            for (var finding : filters.examine(canonical, to, policyInForce)) {
                (composed.covers(finding) ? decided : findings).add(finding);
            }
            return new Preview<>(composed.edition(), digest, findings, decided);
        });
    }

    /// Lets the edition out if it is byte for byte what two people approved, rests only on what its readers
    /// may have, and no filter objects.
    ///
    /// The journal entry is written first: a release that cannot be recorded does not happen, and a recorded
    /// release that then fails leaves an entry with no content behind it, never the reverse.
    public <S, T> ReleaseOutcome<T> release(
            Held<S> held, ReleaseOrder order, PolicyDigest policyInForce, Composition<S, T> composition) {
        var approved = order.approved();
        if (!order.covers(held.label(), held.meeting())) {
            return refuse(Refusal.ORDER_DOES_NOT_COVER_LABEL);
        }
        var now = clock.instant();
        if (now.isBefore(approved.given())) {
            return refuse(Refusal.CLOCK_WENT_BACK);
        }
        if (!now.isBefore(approved.expires())) {
            return refuse(Refusal.ORDER_EXPIRED);
        }
        if (!approved.policy().equals(policyInForce)) {
            return refuse(Refusal.POLICY_CHANGED_SINCE_APPROVAL);
        }
        var composed = composition.compose(held.contentForRelease(), approved.to());
        var tooHigh = aboveReaders(composed.sources(), approved.to());
        if (!tooHigh.isEmpty()) {
            return new Refused<>(Refusal.SOURCE_ABOVE_READERS, tooHigh);
        }
        byte[] canonical = composition.canonicalBytes(composed.edition());
        if (!ContentDigest.of(canonical).equals(approved.digest())) {
            return refuse(Refusal.CONTENT_DIFFERS_FROM_APPROVED);
        }
        return examineAndRecord(held.label(), order, canonical, composed);
    }

    private <T> ReleaseOutcome<T> examineAndRecord(
            Label from, ReleaseOrder order, byte[] canonical, Composed<T> composed) {
        var approved = order.approved();
        try {
            var findings = filters.examine(canonical, approved.to(), approved.policy()).stream()
                    .filter(finding -> !composed.covers(finding))
                    .toList();
            if (!findings.isEmpty()) {
                return new Refused<>(Refusal.FILTER_FOUND_SOMETHING, findings);
            }
            journal.recordRelease(order, from);
        } catch (FilterFailedException e) {
            return refuse(Refusal.FILTER_FAILED);
        } catch (JournalUnavailableException e) {
            return refuse(Refusal.JOURNAL_UNAVAILABLE);
        }
        return new Released<>(new Cleared<>(approved.to(), approved.digest(), composed.edition()));
    }

    private static List<Finding> aboveReaders(List<Label> sources, Label to) {
        return sources.stream()
                .filter(source -> !to.dominates(source))
                .map(source -> new Finding("label", "sources", "label", source))
                .toList();
    }

    private static <T> Refused<T> refuse(Refusal refusal) {
        return new Refused<>(refusal, List.of());
    }
}
