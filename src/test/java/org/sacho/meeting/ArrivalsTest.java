package org.sacho.meeting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sacho.Workplace;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.transcript.MalformedTranscriptException;

class ArrivalsTest {

    private final Workplace here = Workplace.exercise();
    private final Arrivals arrivals = here.sacho.arrivals();

    @Test
    void transcript_taken_isHeldAtTheCeilingAndEveryPassageHasAVerdict() {
        var meeting = here.bring("S", "Coffee is served at ten.", "Tea is served at four.");

        var held = here.sacho.store().passages(meeting);
        assertThat(held.label()).isEqualTo(here.label("S"));
        assertThat(held.open(here.sacho.access().toRead(here.officer1, meeting)))
                .allSatisfy(view -> assertThat(view.verdict()).isPresent())
                .extracting(PassageView::id)
                .containsExactly("p1", "p2");
    }

    @Test
    void transcript_takenByAnOfficerNotClearedForItsCeiling_refused() {
        var lower = new Subject(here.officer1.id(), here.label("C"), Set.of(Role.OFFICER));

        refused("ceiling-above-clearance", () -> take(lower, details("EXERCISE", "2026-09-03"), "S"));
    }

    @Test
    void transcript_takenByAnybodyButAnOfficer_refused() {
        refused("ceiling-above-clearance", () -> take(here.approver1, details("EXERCISE", "2026-09-03"), "U"));
        refused("ceiling-above-clearance", () -> take(here.reader1, details("EXERCISE", "2026-09-03"), "U"));
    }

    @Test
    void details_wrong_areReportedAllAtOnce() {
        assertThatThrownBy(() -> take(here.officer1, details(" ", "tomorrow"), "U"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("details-incomplete");
                    assertThat(refused.arguments()).containsExactly("title", "heldAt");
                });
        refused("details-incomplete", () -> take(here.officer1, details("x".repeat(501), "2026-09-03"), "U"));
        refused("unknown-level", () -> take(here.officer1, details("EXERCISE", "2026-09-03"), "COSMIC"));
    }

    @Test
    void file_thatCannotBeReadCompletely_leavesNoTrace() {
        int before = here.sacho.store().targets().size();

        assertThatThrownBy(() -> arrivals.take(
                        here.officer1, details("EXERCISE", "2026-09-03"), "U", "broken.vtt", new byte[] {0, 1, 2}))
                .isInstanceOf(MalformedTranscriptException.class);

        assertThat(here.sacho.store().targets()).hasSize(before);
    }

    @Test
    void meeting_isReadByItsPeopleOnly_andUnknownOnesLookTheSame() {
        var meeting = here.bring("U", "Coffee is served at ten.");
        var outsider = here.person("officer9", here.label("TS"), Role.OFFICER, Role.READER);

        assertThat(here.sacho.access().toRead(here.officer2, meeting).target().id())
                .isEqualTo(meeting);
        refused("not-found", () -> here.sacho.access().toRead(outsider, meeting));
        refused("not-found", () -> here.sacho.access().toRead(here.officer1, "nowhere"));
        refused("not-found", () -> here.sacho.access().toRead(here.officer1, "no id at all, 훈련"));
    }

    @Test
    void meeting_withdrawn_isGone_unlessSomethingWentOut() {
        var meeting = here.bring("TS", "Coffee is served at ten.");
        arrivals.withdraw(here.officer1, meeting);
        refused("not-found", () -> here.sacho.access().toRead(here.officer1, meeting));

        var out = here.bring("TS", "Tea is served at four.");
        here.determine(out, "p1", "U");
        here.draft(out, "U");
        here.release(out, "U");
        refused("meeting-closed", () -> arrivals.withdraw(here.officer1, out));
    }

    private void take(Subject officer, MeetingDetails details, String ceiling) throws MalformedTranscriptException {
        arrivals.take(officer, details, ceiling, "remarks.txt", "Chair: Coffee.\nChair: Tea.".getBytes(UTF_8));
    }

    private static MeetingDetails details(String title, String heldAt) {
        return new MeetingDetails(title, heldAt, "EXERCISE room", "", List.of(), Set.of(), List.of());
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
