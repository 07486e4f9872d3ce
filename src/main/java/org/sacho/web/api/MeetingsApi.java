package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.access.ReadGrant;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.State;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.transcript.MalformedTranscriptException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Meetings and their passages. Released minutes stand in the same list: to their readers they are the meeting.
@RestController
@RequestMapping(path = "/api/v1/meetings", produces = APPLICATION_JSON_VALUE)
class MeetingsApi {

    private final Installation sacho;

    MeetingsApi(Installation sacho) {
        this.sacho = sacho;
    }

    record MeetingBody(
            @Nullable String title,
            @Nullable String heldAt,
            @Nullable String place,
            @Nullable String host,
            @Nullable String ceiling,
            @Nullable List<String> attendees,
            @Nullable List<String> needToKnow,
            @Nullable List<String> agenda) {

        MeetingDetails details() {
            return new MeetingDetails(
                    orEmpty(title),
                    orEmpty(heldAt),
                    orEmpty(place),
                    orEmpty(host),
                    attendees == null ? List.of() : attendees,
                    needToKnow == null ? Set.of() : accounts(needToKnow),
                    agenda == null ? List.of() : agenda);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        private static Set<SubjectId> accounts(List<String> names) {
            try {
                return names.stream().map(SubjectId::new).collect(Collectors.toSet());
            } catch (IllegalArgumentException e) {
                throw new RefusedException(RefusedException.Kind.INVALID, "unknown-account");
            }
        }

        @Override
        public String toString() {
            return "MeetingBody[]";
        }
    }

    @PostMapping(consumes = MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> bring(
            Subject officer,
            @RequestPart("meeting") MeetingBody meeting,
            @RequestPart("transcript") MultipartFile transcript)
            throws IOException, MalformedTranscriptException {
        var top = sacho.policies().active().lattice().top().level().id();
        var id = sacho.arrivals()
                .take(
                        officer,
                        meeting.details(),
                        Optional.ofNullable(meeting.ceiling()).orElse(top),
                        Optional.ofNullable(transcript.getOriginalFilename()).orElse(""),
                        transcript.getBytes());
        var state = sacho.store()
                .meeting(id)
                .open(sacho.access().toRead(officer, id))
                .value()
                .state();
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/meetings/" + id))
                .body(Map.of("id", id, "state", state.name()));
    }

    @GetMapping
    List<Map<String, Object>> all(Subject subject) {
        var listed = new ArrayList<Map<String, Object>>();
        sacho.monitor()
                .selectReadable(subject, sacho.store().targets())
                .forEach((target, grant) -> listed.add(working(target.id(), grant)));
        var ids = listed.stream()
                .map(meeting -> String.valueOf(meeting.get("id")))
                .toList();
        sacho.monitor()
                .selectReadable(subject, Shelf.othersThan(sacho, ids))
                .forEach((target, grant) ->
                        listed.add(MeetingJson.of(target.id(), sacho.shelves().open(grant, target.id()))));
        return listed;
    }

    @GetMapping("/{id}")
    Map<String, Object> one(Subject subject, @PathVariable String id) {
        if (sacho.shelves().holds(id)) {
            return MeetingJson.of(id, new Shelf(sacho).read(subject, id));
        }
        return working(id, sacho.access().toRead(subject, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Subject officer, @PathVariable String id) {
        sacho.search().meetingDestroyed(sacho.arrivals().withdraw(officer, id));
    }

    @GetMapping("/{id}/passages")
    List<Map<String, @Nullable Object>> passages(Subject subject, @PathVariable String id) {
        var grant = sacho.access().toRead(subject, id);
        var high = grant.target().label();
        return sacho.store().passages(id).open(grant).stream()
                .map(view -> PassageJson.of(view, high))
                .toList();
    }

    private Map<String, Object> working(String id, ReadGrant grant) {
        Meeting meeting = sacho.store().meeting(id).open(grant).value();
        return MeetingJson.of(
                meeting,
                grant.target().label(),
                meeting.state() == State.CLASSIFYING ? sacho.processing().done(id) : 0);
    }

    record LevelBody(@Nullable String level, @Nullable String reason) {}

    @PutMapping("/{id}/passages/{pid}/determination")
    ResponseEntity<Map<String, @Nullable Object>> determine(
            Subject subject, @PathVariable String id, @PathVariable String pid, @RequestBody LevelBody body) {
        var result = sacho.reviews()
                .determine(
                        subject,
                        id,
                        pid,
                        body.level() == null ? "" : body.level(),
                        body.reason() == null ? "" : body.reason());
        return switch (result) {
            case org.sacho.review.Reviews.Result.Determined(var view) ->
                ResponseEntity.ok(PassageJson.of(view, sacho.store().high(id).label()));
            case org.sacho.review.Reviews.Result.Waiting(var determination) ->
                ResponseEntity.accepted().body(Map.of("determinationId", determination));
        };
    }

    record AcceptBody(@Nullable String accept) {}

    @PostMapping("/{id}/determinations")
    Map<String, Object> accept(Subject officer, @PathVariable String id, @RequestBody AcceptBody body) {
        if (!"proposed".equals(body.accept())) {
            throw new RefusedException(RefusedException.Kind.INVALID, "accept-what");
        }
        var accepted = sacho.reviews().acceptProposed(officer, id);
        int count = accepted.byLevel().values().stream().mapToInt(n -> n).sum();
        return Map.of("accepted", count, "byLevel", accepted.byLevel(), "remaining", accepted.remaining());
    }
}
