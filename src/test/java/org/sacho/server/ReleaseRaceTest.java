package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sacho.Workplace;
import org.sacho.guard.ContentDigest;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.RefusedException;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.release.ReleaseRequest;
import org.sacho.release.Shelves;
import org.sacho.subject.Subject;
import org.sacho.web.api.Shelf;

/// Two approvals, a refusal, edits, new determinations and new drafts at the same moment, 200 times: whatever goes out
/// is byte for byte what both approvers were shown (GD-02, GD-03).
class ReleaseRaceTest {

    private static final int ROUNDS = 200;

    @Test
    void approvalsEditsAndDeterminationsAtOnce_releasedBytesAreApprovedBytes() throws Exception {
        var data = Twins.template();
        try (var place = Workplace.in(data, "exercise.yaml");
                var people = Executors.newFixedThreadPool(6)) {
            int released = 0;
            for (int round = 0; round < ROUNDS; round++) {
                released += race(place, people, round) ? 1 : 0;
            }
            // Both ways of ending must have been seen, or the race proves nothing.
            assertThat(released).isBetween(1, ROUNDS - 1);
        } finally {
            Twins.delete(data);
        }
    }

    private static boolean race(Workplace place, ExecutorService people, int round) throws Exception {
        var sacho = place.sacho;
        var meeting =
                place.bring("S", "EXERCISE " + round + ". The range opens at nine.", "Two observers stand there.");
        place.determine(meeting, "p1", "U");
        place.determine(meeting, "p2", "U");
        place.draft(meeting, "U");
        var request = sacho.releases().request(place.officer1, meeting, "U");
        var shown = sacho.releases()
                .asReadersSeeIt(sacho.releases().leave(place.approver1, request.id()), request)
                .orElseThrow();
        var approvals = new ArrayList<Runnable>(List.of(
                () -> decide(place, place.approver1, request, true),
                () -> decide(place, place.approver2, request, true)));
        approvals.add(disturbance(place, meeting, request, round));
        approvals.add(disturbance(place, meeting, request, round + 1));
        together(people, approvals);

        var now = sacho.releases().get(sacho.releases().leave(place.approver1, request.id()), request.id());
        var id = Shelves.idOf(request.digest());
        if (now.status() != ReleaseRequest.Status.RELEASED) {
            assertThat(sacho.shelves().holds(id)).as("round " + round).isFalse();
            return false;
        }
        var minutes = new Shelf(sacho).read(place.reader1, id);
        assertThat(minutes).as("round " + round).isEqualTo(shown);
        assertThat(digest(place, minutes)).isEqualTo(request.digest());
        return true;
    }

    private static ContentDigest digest(Workplace place, ReleasedMinutes minutes) {
        var json = new ContentJson(place.sacho.policies().active().lattice());
        return ContentDigest.of(json.write(minutes));
    }

    private static void decide(Workplace place, Subject approver, ReleaseRequest request, boolean approve) {
        place.sacho.releases().decide(approver, request.id(), request.digest(), approve, "EXERCISE reason");
    }

    /// One of the ways in which somebody else could come between.
    private static Runnable disturbance(Workplace place, String meeting, ReleaseRequest request, int round) {
        var sacho = place.sacho;
        return switch (round % 6) {
            case 0 -> () -> sacho.drafting().editItem(place.officer2, meeting, "U", "1", "EXERCISE. Other words.");
            case 1 -> () -> sacho.reviews().determine(place.officer2, meeting, "p2", "S", "EXERCISE reason");
            case 2 -> () -> sacho.drafting().draft(place.officer2, meeting);
            case 3 -> () -> sacho.drafting().writeFields(place.officer2, meeting, "U", Map.of(Field.TITLE, "EXERCISE"));
            case 4 -> () -> sacho.reviews().undo(place.officer1, meeting, "p1");
            default -> () -> decide(place, place.approver1, request, false);
        };
    }

    /// Starts all at one moment; being refused is one way to end.
    private static void together(ExecutorService people, List<Runnable> acts)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(acts.size());
        var running = new ArrayList<Future<?>>();
        for (var act : acts) {
            running.add(people.submit(() -> {
                await(start);
                try {
                    act.run();
                } catch (RefusedException e) {
                    // Somebody else was faster.
                }
            }));
        }
        for (var one : running) {
            one.get();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
