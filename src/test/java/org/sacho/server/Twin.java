package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sacho.Workplace;
import org.sacho.guard.ContentDigest;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.minutes.Field;
import org.sacho.release.ReleaseRequest;
import org.sacho.review.Reviews;
import org.sacho.search.Search;
import org.sacho.server.TwinMeetings.Fate;
import org.sacho.server.TwinMeetings.Mishap;
import org.sacho.server.TwinMeetings.Occasion;
import org.sacho.server.TwinMeetings.Pair;
import org.sacho.subject.Subject;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.web.WebServer;
import org.sacho.web.api.Shelf;

/// One of two installations with the same keys, at work on its side of every pair; and what its reader below sees.
final class Twin {

    private static final String EXERCISE = "EXERCISE reason";
    private static final byte[] SECRET = "Chair: This is SECRET: EXERCISE.\n".getBytes(UTF_8);
    private static final byte[] NOISE = {0, 1, (byte) 0xff};

    private final Workplace place;
    private final boolean left;
    private final Optional<Path> drop;
    private final List<String> meetings = new ArrayList<>();
    private final List<String> shelved = new ArrayList<>();
    private Optional<WebServer> server = Optional.empty();

    /// One of two.
    ///
    /// @param drop where packages go, if those below are on another network
    Twin(Workplace place, boolean left, Optional<Path> drop) {
        this.place = place;
        this.left = left;
        this.drop = drop;
    }

    /// How an edition for the lowest readers gets out.
    interface WayOut {
        /// Releases the edition of a drafted meeting.
        ///
        /// @return its id on the shelf
        String release(Twin twin, String meeting, Subject officer);
    }

    Workplace place() {
        return place;
    }

    /// Serves the installation on loopback until stopped.
    ///
    /// @return the port
    int serve(Path data) {
        var started = WebServer.start(place.sacho, data, "localhost", 0);
        server = Optional.of(started);
        return started.port();
    }

    void stop() {
        server.ifPresentOrElse(WebServer::stop, place::close);
    }

    /// Ids of the meetings above, which the twins have different ones of.
    List<String> meetings() {
        return List.copyOf(meetings);
    }

    List<String> shelved() {
        return List.copyOf(shelved);
    }

    /// Takes in its sides of several pairs, works on all, and looks after each.
    List<List<String>> play(List<Pair> pairs, WayOut way) {
        var taken = new ArrayList<String>();
        for (var pair : pairs) {
            taken.add(take(side(pair)));
        }
        meetings.addAll(taken);
        var seen = new ArrayList<List<String>>();
        for (int i = 0; i < pairs.size(); i++) {
            work(pairs.get(i), taken.get(i), way);
            seen.add(drop.isPresent() ? departed(drop.get()) : look(pairs.get(i), taken.get(i)));
        }
        return seen;
    }

    private Occasion side(Pair pair) {
        return left ? pair.left() : pair.right();
    }

    private String take(Occasion occasion) {
        for (var mishap : occasion.mishaps()) {
            befall(mishap, occasion);
        }
        return arrive(
                occasion,
                occasion.ceiling(),
                occasion.fileName(),
                occasion.transcript().getBytes(UTF_8));
    }

    private String arrive(Occasion occasion, String ceiling, String file, byte[] transcript) {
        try {
            return place.sacho.arrivals().take(officer(occasion), occasion.details(), ceiling, file, transcript);
        } catch (MalformedTranscriptException e) {
            throw new IllegalStateException("a generated transcript cannot be read: " + occasion, e);
        }
    }

    private Subject officer(Occasion occasion) {
        return occasion.officer().equals("officer1") ? place.officer1 : place.officer2;
    }

    private void befall(Mishap mishap, Occasion occasion) {
        switch (mishap) {
            case UNREADABLE_FILE -> unreadable(occasion);
            case MATERIAL_ABOVE_CEILING -> aboveCeiling(occasion);
            case MEETING_DELETED -> {
                var gone = arrive(
                        occasion,
                        "TS",
                        occasion.fileName(),
                        occasion.transcript().getBytes(UTF_8));
                place.awaitReview(gone);
                var target = place.sacho.arrivals().withdraw(officer(occasion), gone);
                place.sacho.search().meetingDestroyed(target);
            }
            case MEETING_LEFT_LYING ->
                arrive(
                        occasion,
                        "TS",
                        occasion.fileName(),
                        occasion.transcript().getBytes(UTF_8));
            case APPROVER_REFUSES_FIRST, EDITION_ABOVE_RELEASED -> {}
        }
    }

    private void unreadable(Occasion occasion) {
        try {
            place.sacho.arrivals().take(officer(occasion), occasion.details(), "TS", "exercise.vtt", NOISE);
            throw new AssertionError("noise was taken in");
        } catch (MalformedTranscriptException e) {
            // As it should be.
        }
    }

    private void aboveCeiling(Occasion occasion) {
        try {
            arrive(occasion, "C", "exercise.txt", SECRET);
            throw new AssertionError("material above the ceiling was taken in");
        } catch (RefusedException e) {
            // As it should be.
        }
    }

    private void work(Pair pair, String meeting, WayOut way) {
        var occasion = side(pair);
        var officer = officer(occasion);
        place.awaitReview(meeting);
        decide(pair, occasion, meeting);
        place.sacho.drafting().draft(officer, meeting);
        if (pair.edited()) {
            place.sacho.drafting().editItem(officer, meeting, "U", "1", "EXERCISE. As the officer wrote it down.");
        }
        if (pair.number() % 3 == 0) {
            var title = Map.of(Field.TITLE, "EXERCISE day " + pair.number());
            place.sacho.drafting().writeFields(officer, meeting, "U", title);
        }
        if (occasion.mishaps().contains(Mishap.APPROVER_REFUSES_FIRST)) {
            var request = place.sacho.releases().request(officer, meeting, "U");
            place.sacho.releases().decide(place.approver2, request.id(), request.digest(), false, EXERCISE);
        }
        if (occasion.mishaps().contains(Mishap.EDITION_ABOVE_RELEASED)) {
            approved(place.sacho.releases().request(officer, meeting, occasion.ceiling()));
        }
        shelved.add(way.release(this, meeting, officer));
    }

    /// Asks and approves, as everywhere.
    String release(String meeting, Subject officer) {
        var request = approved(place.sacho.releases().request(officer, meeting, "U"));
        return request.shelf()
                .orElseThrow(() -> new AssertionError(
                        "not released: " + request.status() + " " + request.findings() + " " + request.refusal()));
    }

    private ReleaseRequest approved(ReleaseRequest request) {
        if (request.status() != ReleaseRequest.Status.PENDING) {
            return request;
        }
        place.sacho.releases().decide(place.approver1, request.id(), request.digest(), true, "");
        return place.sacho.releases().decide(place.approver2, request.id(), request.digest(), true, "");
    }

    private void decide(Pair pair, Occasion occasion, String meeting) {
        var officer = officer(occasion);
        for (var view : passages(meeting)) {
            Optional.ofNullable(occasion.fates().get(view.passage().text()))
                    .ifPresent(fate -> meet(fate, view, occasion, meeting));
        }
        if (occasion.together()
                && occasion.fates().size()
                        == passages(meeting).size() - pair.releasable().size()) {
            place.sacho.reviews().acceptProposed(officer, meeting);
        }
        var bottom = place.label("U");
        for (var view : passages(meeting)) {
            if (pair.releasable().contains(view.passage().text())
                    && view.determination()
                            .filter(d -> d.value().label().equals(bottom))
                            .isEmpty()) {
                lower(officer, meeting, view.id())
                        .ifPresent(wish -> place.sacho.reviews().decide(place.approver1, wish, true, ""));
            }
        }
    }

    private List<PassageView> passages(String meeting) {
        return place.sacho.store().passages(meeting).open(place.sacho.access().toRead(place.officer1, meeting));
    }

    private Optional<String> lower(Subject officer, String meeting, String passage) {
        return place.sacho.reviews().determine(officer, meeting, passage, "U", EXERCISE)
                        instanceof Reviews.Result.Waiting(var wish)
                ? Optional.of(wish)
                : Optional.empty();
    }

    private void meet(Fate fate, PassageView view, Occasion occasion, String meeting) {
        var officer = officer(occasion);
        var reviews = place.sacho.reviews();
        switch (fate) {
            case UNDECIDED -> {}
            case RAISED -> reviews.determine(officer, meeting, view.id(), occasion.ceiling(), EXERCISE);
            case PROPOSAL_ACCEPTED -> reviews.determine(officer, meeting, view.id(), proposed(view), EXERCISE);
            case LOWERING_WAITS ->
                assertThat(lower(officer, meeting, view.id())).isPresent();
            case LOWERING_REFUSED -> {
                var wish = lower(officer, meeting, view.id()).orElseThrow();
                reviews.decide(place.approver2, wish, false, EXERCISE);
            }
        }
    }

    private static String proposed(PassageView view) {
        return view.verdict().orElseThrow().label().level().id();
    }

    /// What whoever stands between the networks sees after a release: every file with its name, length and digest.
    private List<String> departed(Path folder) {
        place.export(folder);
        try (var files = Files.list(folder)) {
            return files.sorted().map(Twin::file).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return file.getFileName() + " " + bytes.length + " " + ContentDigest.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What somebody below sees after a release: the minutes as they are, and what they find.
    private List<String> look(Pair pair, String meeting) {
        var seen = new ArrayList<String>();
        var id = shelved.getLast();
        var target = place.sacho.shelves().target(id).orElseThrow();
        var minutes = new Shelf(place.sacho).read(place.reader1, id);
        seen.add(id + " " + target + " " + minutes.policy() + " " + minutes.fields() + " " + minutes.distribution());
        minutes.items()
                .forEach(item -> seen.add(
                        item.id() + " " + item.kind() + " " + item.speaker() + " " + item.label() + " " + item.text()));
        var secret =
                pair.number() % 2 == 0 ? pair.left().secret() : pair.right().secret();
        for (var words : List.of("observers " + pair.number(), secret)) {
            seen.add(words + ": " + found(words));
        }
        seen.replaceAll(line -> line.replace(meeting, "ABOVE"));
        return seen;
    }

    private String found(String words) {
        var results = place.sacho.search().find(place.reader1, words);
        return results.total() + " " + results.hits().stream().map(Twin::text).toList();
    }

    private static String text(Search.Hit hit) {
        return hit.meeting() + "/" + hit.passage() + "/" + hit.released() + "/" + hit.title() + "/" + hit.label() + "/"
                + hit.snippet().stream()
                        .map(part -> part.text() + (part.matched() ? "*" : ""))
                        .toList();
    }
}
