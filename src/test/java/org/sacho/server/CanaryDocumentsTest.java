package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sacho.Workplace;
import org.sacho.leak.Canary;
import org.sacho.leak.CanaryScan;
import org.sacho.meeting.MeetingDetails;
import org.sacho.transcript.MalformedTranscriptException;

/// Generated documents with a canary of every label above in each, through the whole pipeline: none of them is in the
/// lower store, in what its index finds, in the answers of the search, or in clear in any file (GD-10, scaled; ST-02).
class CanaryDocumentsTest {

    private static final long SEED = Long.getLong("sacho.seed", 20261122L);
    private static final int DOCUMENTS = 150;
    private static final List<String> ABOVE = List.of("C", "S", "TS");

    private final Random random = new Random(SEED);
    private final SecureRandom words = new SecureRandom();
    private final List<Canary> above = new ArrayList<>();
    private final List<Canary> below = new ArrayList<>();
    private final List<Canary> details = new ArrayList<>();

    @Test
    void documents_withCanariesOfEveryLabelAbove_noneComesDown() throws IOException {
        var data = Twins.template();
        try {
            try (var place = Workplace.in(data, "exercise.yaml")) {
                for (int n = 0; n < DOCUMENTS; n++) {
                    document(place);
                }
                assertFound(place);
                assertThat(new CanaryScan(all()).folder(data))
                        .as("while it is open, seed " + SEED)
                        .isEmpty();
            }
            assertThat(new CanaryScan(all()).folder(data))
                    .as("when it is closed")
                    .isEmpty();
            try (var store = LowerStore.open(data, Workplace.passphrase())) {
                var stored = new CanaryScan(all()).bytes("store", store.text().getBytes(UTF_8));
                assertThat(stored).extracting(CanaryScan.Finding::canary).allMatch(name -> name.startsWith("below"));
                assertThat(store.text())
                        .contains(below.stream().map(Canary::word).toArray(String[]::new));
            }
        } finally {
            Twins.delete(data);
        }
    }

    private List<Canary> all() {
        var all = new ArrayList<>(above);
        all.addAll(below);
        all.addAll(details);
        return all;
    }

    private void assertFound(Workplace place) {
        for (int i = 0; i < above.size(); i += 7) {
            assertThat(place.sacho
                            .search()
                            .find(place.reader1, above.get(i).word())
                            .total())
                    .isZero();
            assertThat(place.sacho
                            .search()
                            .find(place.officer1, above.get(i).word())
                            .total())
                    .isEqualTo(1);
        }
        for (int i = 0; i < below.size(); i += 7) {
            assertThat(place.sacho
                            .search()
                            .find(place.reader1, below.get(i).word())
                            .total())
                    .isEqualTo(1);
        }
    }

    /// A few passages of each label in any order, and two to be released.
    private void document(Workplace place) {
        var levels = new HashMap<String, String>();
        var texts = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            texts.add(text("below", texts.size(), below));
            levels.put(texts.getLast(), "U");
        }
        for (var level : ABOVE) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                var text = text("above", texts.size(), above);
                levels.put(text, level);
                texts.add(random.nextInt(texts.size() + 1), text);
            }
        }
        var meeting = bring(place, texts);
        place.awaitReview(meeting);
        place.sacho.search().meetingChanged(meeting);
        determine(place, meeting, levels);
        place.draft(meeting, "U");
        assertThat(place.release(meeting, "U").shelf()).as("seed " + SEED).isPresent();
    }

    private String text(String side, int number, List<Canary> canaries) {
        canaries.add(Canary.random(side + canaries.size(), words));
        return "EXERCISE remark " + number + ", " + canaries.getLast().word() + ".";
    }

    private String bring(Workplace place, List<String> texts) {
        var transcript = new StringBuilder();
        texts.forEach(text -> transcript.append("Chair: ").append(text).append('\n'));
        try {
            return place.sacho
                    .arrivals()
                    .take(
                            place.officer1,
                            details(place),
                            "TS",
                            hidden() + ".txt",
                            transcript.toString().getBytes(UTF_8));
        } catch (MalformedTranscriptException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hidden() {
        details.add(Canary.random("d" + details.size(), words));
        return details.getLast().word();
    }

    private MeetingDetails details(Workplace place) {
        return new MeetingDetails(
                "EXERCISE " + hidden(),
                "2026-09-03",
                hidden(),
                hidden(),
                List.of(hidden()),
                Set.of(place.approver1.id(), place.approver2.id()),
                List.of(hidden()));
    }

    private static void determine(Workplace place, String meeting, Map<String, String> levels) {
        var grant = place.sacho.access().toRead(place.officer1, meeting);
        for (var view : place.sacho.store().passages(meeting).open(grant)) {
            place.determine(
                    meeting, view.id(), levels.getOrDefault(view.passage().text(), "TS"));
        }
    }
}
