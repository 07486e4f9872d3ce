package org.sacho.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sacho.guard.Composition.Composed;
import org.sacho.guard.Composition.Decided;
import org.sacho.guard.FilterLine.FilterFailedException;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.guard.ReleaseJournal.JournalUnavailableException;
import org.sacho.guard.ReleaseOutcome.Refusal;
import org.sacho.guard.ReleaseOutcome.Refused;
import org.sacho.guard.ReleaseOutcome.Released;
import org.sacho.label.Label;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.SystemHigh;
import org.sacho.subject.SubjectId;

class GuardTest {

    private static final PolicySnapshot POLICY = Packs.of(Packs.SMALL);
    private static final SystemHigh HIGH = POLICY.systemHigh(POLICY.lattice().level("S"));
    private static final Label OPEN = POLICY.lattice().bottom();
    private static final Label CONFIDENTIAL = POLICY.lattice().parse("C");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final Finding FINDING = new Finding("first", "items/1", "r.terms", CONFIDENTIAL);

    /// What happened, in its order: `first:<bytes>`, `second:<bytes>`, `journal`.
    private final List<String> trace = new ArrayList<>();
    private final Held<String> working = Held.at(HIGH, "m1", "agreed");

    @Test
    void release_asApproved_comesOutAtTheReadersLabelAndIsOnRecord() {
        var outcome = guard(watching("first"), watching("second"))
                .release(working, order("agreed"), POLICY.digest(), resting(OPEN));

        assertThat(released(outcome).label()).isEqualTo(OPEN);
        assertThat(released(outcome).content()).isEqualTo("agreed");
        assertThat(released(outcome).digest()).isEqualTo(digest("agreed"));
        assertThat(trace).containsExactly("first:agreed", "second:agreed", "journal");
    }

    @Test
    void release_ofAnotherMeetingThanWasApproved_refused() {
        var elsewhere = Held.at(HIGH, "m2", "agreed");

        var outcome = guard(watching("first"), watching("second"))
                .release(elsewhere, order("agreed"), POLICY.digest(), resting(OPEN));

        assertThat(outcome).isEqualTo(new Refused<>(Refusal.ORDER_DOES_NOT_COVER_LABEL, List.of()));
        assertThat(trace).isEmpty();
    }

    @Test
    void release_journalThatRecords_isToldTheOrderAndWhereItCameFrom() {
        var recorded = new ArrayList<Object>();
        var order = order("agreed");
        var guard = new Guard(
                (given, from) -> {
                    recorded.add(given);
                    recorded.add(from);
                },
                line(watching("first"), watching("second")),
                clock(NOW));

        guard.release(working, order, POLICY.digest(), resting(OPEN));

        assertThat(recorded).containsExactly(order, HIGH.label());
    }

    @Test
    void release_approversGrantedForLessThanTheWork_refused() {
        var order = order("agreed", CONFIDENTIAL, LATER);

        assertThat(refusal(order, resting(OPEN))).isEqualTo(Refusal.ORDER_DOES_NOT_COVER_LABEL);
        assertThat(trace).isEmpty();
    }

    @Test
    void release_atTheMomentOfExpiry_refused() {
        assertThat(refusal(order("agreed", HIGH.label(), NOW), resting(OPEN))).isEqualTo(Refusal.ORDER_EXPIRED);
        assertThat(trace).isEmpty();
    }

    /// FI-16, AU-08: a clock that went back would make approvals last longer than they were given for.
    @Test
    void release_beforeTheApprovalsWereGiven_refused() {
        assertThat(refusal(order("agreed", HIGH.label(), NOW.plusMillis(1), LATER), resting(OPEN)))
                .isEqualTo(Refusal.CLOCK_WENT_BACK);
        assertThat(trace).isEmpty();
    }

    @Test
    void release_underAnotherPolicyThanApproved_refused() {
        var outcome = guard(watching("first"), watching("second"))
                .release(working, order("agreed"), PolicyDigest.of(new byte[] {1}), resting(OPEN));

        assertThat(outcome).isEqualTo(new Refused<>(Refusal.POLICY_CHANGED_SINCE_APPROVAL, List.of()));
        assertThat(trace).isEmpty();
    }

    @Test
    void release_restingOnSomethingAboveItsReaders_refusedAndSaysWhichLabel() {
        var outcome = guard(watching("first"), watching("second"))
                .release(working, order("agreed"), POLICY.digest(), resting(OPEN, CONFIDENTIAL));

        assertThat(outcome)
                .isEqualTo(new Refused<>(
                        Refusal.SOURCE_ABOVE_READERS, List.of(new Finding("label", "sources", "label", CONFIDENTIAL))));
        assertThat(trace).isEmpty();
    }

    @Test
    void release_restingOnACategoryItsReadersDoNotHold_refused() {
        assertThat(refusal(order("agreed"), resting(POLICY.lattice().parse("U//ALPHA"))))
                .isEqualTo(Refusal.SOURCE_ABOVE_READERS);
        assertThat(refusal(order("agreed"), resting(POLICY.lattice().parse("U//REL KOR"))))
                .isEqualTo(Refusal.SOURCE_ABOVE_READERS);
    }

    @Test
    void release_contentChangedSinceApproval_refusedBeforeAnyFilterRuns() {
        assertThat(refusal(order("agreed on nothing"), resting(OPEN))).isEqualTo(Refusal.CONTENT_DIFFERS_FROM_APPROVED);
        assertThat(trace).isEmpty();
    }

    @Test
    void release_anyOneFilterFindsSomething_refusedAndNotRecorded() {
        for (var filters : List.of(
                List.of(finding("first", FINDING), watching("second")),
                List.of(watching("first"), finding("second", FINDING)))) {
            trace.clear();
            var outcome = new Guard(this::journal, line(filters.toArray(ReleaseFilter[]::new)), clock(NOW))
                    .release(working, order("agreed"), POLICY.digest(), resting(OPEN));

            assertThat(outcome).isEqualTo(new Refused<>(Refusal.FILTER_FOUND_SOMETHING, List.of(FINDING)));
            assertThat(trace).doesNotContain("journal");
        }
    }

    @Test
    void release_findingDecidedAtThatPlaceForThatRule_comesOut() {
        var outcome = guard(finding("first", FINDING), watching("second"))
                .release(working, order("agreed"), POLICY.digest(), decided(new Decided("items/1", "r.terms")));

        assertThat(outcome).isInstanceOf(Released.class);
    }

    @Test
    void release_findingDecidedElsewhereOrForAnotherRule_refused() {
        for (var other : List.of(
                new Decided("items/2", "r.terms"),
                new Decided("items/1/speaker", "r.terms"),
                new Decided("items/1", "r.other"))) {
            var outcome = guard(finding("first", FINDING), watching("second"))
                    .release(working, order("agreed"), POLICY.digest(), decided(other));

            assertThat(outcome).isEqualTo(new Refused<>(Refusal.FILTER_FOUND_SOMETHING, List.of(FINDING)));
        }
    }

    @Test
    void release_filterCrashes_refused() {
        ReleaseFilter broken = filter("second", bytes -> {
            throw new IllegalStateException("broken");
        });

        assertThat(guard(watching("first"), broken).release(working, order("agreed"), POLICY.digest(), resting(OPEN)))
                .isEqualTo(new Refused<>(Refusal.FILTER_FAILED, List.of()));
        assertThat(trace).doesNotContain("journal");
    }

    @Test
    void release_filterAnswersForOtherBytes_refused() {
        ReleaseFilter elsewhere = filter("second", bytes -> verdict("second", digest("other")));

        assertThat(guard(watching("first"), elsewhere)
                        .release(working, order("agreed"), POLICY.digest(), resting(OPEN)))
                .isEqualTo(new Refused<>(Refusal.FILTER_FAILED, List.of()));
        assertThat(trace).doesNotContain("journal");
    }

    /// GD-07: a verdict of another filter, or under another policy than the one in force.
    @Test
    void release_filterAnswersForAnotherFilterOrPolicy_refused() {
        for (var wrong : List.of(
                verdict("first", digest("agreed")),
                new ReleaseFilter.Verdict("second", digest("agreed"), PolicyDigest.of(new byte[] {1}), List.of()))) {
            var outcome = guard(watching("first"), filter("second", _ -> wrong))
                    .release(working, order("agreed"), POLICY.digest(), resting(OPEN));

            assertThat(outcome).isEqualTo(new Refused<>(Refusal.FILTER_FAILED, List.of()));
        }
        assertThat(trace).doesNotContain("journal");
    }

    /// GD-07: waits for an answer that never comes, for as long as it is allowed to.
    @Test
    void release_filterHangs_refused() {
        var never = new CountDownLatch(1);
        ReleaseFilter hanging = filter("second", _ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return verdict("second", digest("agreed"));
        });
        var line =
                new FilterLine(List.of("first", "second"), List.of(watching("first"), hanging), Duration.ofMillis(1));

        assertThat(new Guard(this::journal, line, clock(NOW))
                        .release(working, order("agreed"), POLICY.digest(), resting(OPEN)))
                .isEqualTo(new Refused<>(Refusal.FILTER_FAILED, List.of()));
        assertThat(trace).doesNotContain("journal");
    }

    @Test
    void release_filterOverwritesItsBytes_theNextOneStillSeesThoseApproved() {
        ReleaseFilter scribbling = filter("first", bytes -> {
            var examined = ContentDigest.of(bytes);
            bytes[0] = 'X';
            return verdict("first", examined);
        });

        var outcome =
                guard(scribbling, watching("second")).release(working, order("agreed"), POLICY.digest(), resting(OPEN));

        assertThat(outcome).isInstanceOf(Released.class);
        assertThat(trace).containsExactly("second:agreed", "journal");
    }

    @Test
    void release_journalDown_refused() {
        var guard = new Guard(
                (order, from) -> {
                    throw new JournalUnavailableException(new IllegalStateException("disk full"));
                },
                line(watching("first"), watching("second")),
                clock(NOW));

        assertThat(guard.release(working, order("agreed"), POLICY.digest(), resting(OPEN)))
                .isEqualTo(new Refused<>(Refusal.JOURNAL_UNAVAILABLE, List.of()));
    }

    @Test
    void preview_showsWhatAReleaseWouldFind_andStaysHeld() {
        var preview = guard(finding("first", FINDING), watching("second"))
                .preview(working, OPEN, POLICY.digest(), resting(OPEN, CONFIDENTIAL));

        assertThat(preview.label()).isEqualTo(HIGH.label());
        var opened = preview.open(Grants.read("reader1", HIGH.label()));
        assertThat(opened.edition()).isEqualTo("agreed");
        assertThat(opened.digest()).isEqualTo(digest("agreed"));
        assertThat(opened.findings()).containsExactly(new Finding("label", "sources", "label", CONFIDENTIAL), FINDING);
        assertThat(opened.decided()).isEmpty();
        assertThat(trace).doesNotContain("journal");
    }

    @Test
    void preview_findingTwoPeopleHaveDecided_isShownApart() {
        var preview = guard(finding("first", FINDING), watching("second"))
                .preview(working, OPEN, POLICY.digest(), decided(new Decided("items/1", "r.terms")))
                .open(Grants.read("reader1", HIGH.label()));

        assertThat(preview.findings()).isEmpty();
        assertThat(preview.decided()).containsExactly(FINDING);
    }

    @Test
    void preview_filterCrashes_failsInsteadOfFindingNothing() {
        ReleaseFilter broken = filter("second", bytes -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(
                        () -> guard(watching("first"), broken).preview(working, OPEN, POLICY.digest(), resting(OPEN)))
                .isInstanceOf(FilterFailedException.class);
    }

    @Test
    void text_ofWhatCameOut_showsTheMarkingOnly() {
        assertThat(new Cleared<>(OPEN, digest("agreed"), "agreed")).hasToString("Cleared[U]");
    }

    private Refusal refusal(ReleaseOrder order, Composition<String, String> composition) {
        var outcome =
                guard(watching("first"), watching("second")).release(working, order, POLICY.digest(), composition);
        return switch (outcome) {
            case Refused<String>(var why, var findings) -> why;
            case Released<String> released -> throw new AssertionError("it came out");
        };
    }

    private static Cleared<String> released(ReleaseOutcome<String> outcome) {
        return switch (outcome) {
            case Released<String>(var cleared) -> cleared;
            case Refused<String>(var why, var findings) -> throw new AssertionError(why);
        };
    }

    private Guard guard(ReleaseFilter... filters) {
        return new Guard(this::journal, line(filters), clock(NOW));
    }

    private static FilterLine line(ReleaseFilter... filters) {
        return new FilterLine(List.of("first", "second"), List.of(filters), Duration.ofSeconds(10));
    }

    private static ReleaseFilter.Verdict verdict(String id, ContentDigest examined, Finding... findings) {
        return new ReleaseFilter.Verdict(id, examined, POLICY.digest(), List.of(findings));
    }

    private void journal(ReleaseOrder order, Label from) {
        trace.add("journal");
    }

    private ReleaseFilter watching(String id) {
        return filter(id, bytes -> {
            trace.add(id + ":" + new String(bytes, UTF_8));
            return verdict(id, ContentDigest.of(bytes));
        });
    }

    private static ReleaseFilter finding(String id, Finding finding) {
        return filter(id, bytes -> verdict(id, ContentDigest.of(bytes), finding));
    }

    private interface Look {
        ReleaseFilter.Verdict at(byte[] bytes);
    }

    private static ReleaseFilter filter(String id, Look look) {
        return new ReleaseFilter() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Verdict examine(byte[] rendered, Label to) {
                return look.at(rendered);
            }
        };
    }

    private static Composition<String, String> resting(Label... sources) {
        return composition(List.of(sources), Set.of());
    }

    private static Composition<String, String> decided(Decided decided) {
        return composition(List.of(OPEN), Set.of(decided));
    }

    private static Composition<String, String> composition(List<Label> sources, Set<Decided> decided) {
        return new Composition<>() {
            @Override
            public Composed<String> compose(String source, Label to) {
                return new Composed<>(source, sources, decided);
            }

            @Override
            public byte[] canonicalBytes(String edition) {
                return edition.getBytes(UTF_8);
            }
        };
    }

    private static ReleaseOrder order(String approved) {
        return order(approved, HIGH.label(), LATER);
    }

    private static ReleaseOrder order(String approved, Label granted, Instant expires) {
        return order(approved, granted, NOW, expires);
    }

    private static ReleaseOrder order(String approved, Label granted, Instant given, Instant expires) {
        return ReleaseOrder.of(
                new SubjectId("officer1"),
                new ReleaseOrder.Approved(
                        Grants.REQUEST, digest(approved), OPEN, POLICY.digest(), Set.of(), given, expires),
                Grants.release("approver1", granted),
                Grants.release("approver2", granted));
    }

    private static ContentDigest digest(String text) {
        return ContentDigest.of(text.getBytes(UTF_8));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
