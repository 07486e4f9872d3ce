package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;
import org.sacho.release.ReleaseRequest;
import org.sacho.release.ReleaseRequest.Status;

/// FI-16, AU-08: between two approvals the server is started again and finds the clock of the machine somewhere else.
/// Nothing is released on an approval that is void at that moment, no determination is lost, and a new request goes
/// its way.
class ClockTest {

    private static final String SECRET = "This is SECRET: the backup net is FOXTROT-9.";

    @TempDir
    private Path data;

    private Duration ahead = Duration.ZERO;

    private Workplace start() throws Exception {
        return new Workplace(Installation.open(
                data, Workplace.passphrase(), Equipment.standard().at(Clock.offset(Clock.systemUTC(), ahead))));
    }

    private String determinedMeeting(Workplace place) {
        var meeting = place.bring("TS", "EXERCISE. The range opens at nine.", SECRET);
        place.determine(meeting, "p1", "U");
        place.determine(meeting, "p2", "S");
        place.draft(meeting, "U");
        return meeting;
    }

    @ParameterizedTest
    @CsvSource({"-1, CLOCK_WENT_BACK", "8784, ORDER_EXPIRED"})
    void clock_jumpsBetweenTwoApprovals_releasesNothing(int hours, String refusal) throws Exception {
        Workplace.in(data, "exercise.yaml").close();
        ReleaseRequest request;
        String meeting;
        try (var place = start()) {
            meeting = determinedMeeting(place);
            request = place.sacho.releases().request(place.officer1, meeting, "U");
            place.sacho.releases().decide(place.approver1, request.id(), request.digest(), true, "");
        }

        ahead = Duration.ofHours(hours);
        try (var place = start()) {
            var decided = place.sacho.releases().decide(place.approver2, request.id(), request.digest(), true, "");
            assertThat(decided.status()).isEqualTo(Status.REFUSED);
            assertThat(decided.refusal()).contains(refusal);
            requireNothingReleased(place);
            requireDetermined(place, meeting);
        }

        ahead = Duration.ZERO;
        try (var place = start()) {
            requireNothingReleased(place);
            requireDetermined(place, meeting);
            assertThat(place.release(meeting, "U").status()).isEqualTo(Status.RELEASED);
        }
    }

    private static void requireNothingReleased(Workplace place) {
        assertThat(place.sacho.shelves().targets()).isEmpty();
        assertThat(place.sacho.audit().find(AuditQuery.oldest(10_000)))
                .noneMatch(entry -> entry.event().action() == Action.RELEASED);
    }

    private static void requireDetermined(Workplace place, String meeting) {
        var grant = place.sacho.access().toRead(place.officer1, meeting);
        assertThat(place.sacho.store().passages(meeting).open(grant))
                .extracting(view -> view.determination().orElseThrow().value().label())
                .containsExactly(place.label("U"), place.label("S"));
    }
}
