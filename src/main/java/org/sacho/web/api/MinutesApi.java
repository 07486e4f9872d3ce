package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.meeting.RefusedException;
import org.sacho.minutes.Edition;
import org.sacho.minutes.Field;
import org.sacho.subject.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Editions of a meeting's minutes, in the making and released.
@RestController
@RequestMapping(path = "/api/v1/meetings/{id}", produces = APPLICATION_JSON_VALUE)
class MinutesApi {

    private final Installation sacho;

    MinutesApi(Installation sacho) {
        this.sacho = sacho;
    }

    @PostMapping("/minutes")
    @ResponseStatus(HttpStatus.CREATED)
    List<Map<String, Object>> draft(Subject officer, @PathVariable String id) {
        return sacho.drafting().draft(officer, id).stream().map(this::json).toList();
    }

    @GetMapping("/minutes")
    List<Map<String, Object>> all(Subject subject, @PathVariable String id) {
        if (sacho.shelves().holds(id)) {
            return List.of(MeetingJson.released(new Shelf(sacho).export(subject, id)));
        }
        var grant = sacho.access().toRead(subject, id);
        return sacho.drafting().editions(grant, id).stream().map(this::json).toList();
    }

    @GetMapping("/minutes/{edition}")
    Map<String, Object> one(Subject subject, @PathVariable String id, @PathVariable String edition) {
        if (sacho.shelves().holds(id)) {
            var minutes = new Shelf(sacho).export(subject, id);
            if (!minutes.label().level().id().equals(edition)) {
                throw RefusedException.notFound();
            }
            return MeetingJson.released(minutes);
        }
        return json(sacho.drafting().edition(sacho.access().toRead(subject, id), id, edition));
    }

    record TextBody(@Nullable String text) {
        @Override
        public String toString() {
            return "TextBody[]";
        }
    }

    @PutMapping("/minutes/{edition}/items/{itemId}")
    Map<String, Object> editItem(
            Subject officer,
            @PathVariable String id,
            @PathVariable String edition,
            @PathVariable String itemId,
            @RequestBody TextBody body) {
        var text = body.text() == null ? "" : body.text();
        return json(sacho.drafting().editItem(officer, id, edition, itemId, text));
    }

    @PutMapping("/minutes/{edition}/fields")
    Map<String, Object> writeFields(
            Subject officer,
            @PathVariable String id,
            @PathVariable String edition,
            @RequestBody Map<String, @Nullable String> body) {
        var texts = new EnumMap<Field, String>(Field.class);
        body.forEach((key, text) -> texts.put(field(key), text == null ? "" : text));
        return json(sacho.drafting().writeFields(officer, id, edition, texts));
    }

    private static Field field(String key) {
        return Arrays.stream(Field.values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.INVALID, "unknown-field"));
    }

    private Map<String, Object> json(Edition edition) {
        return MeetingJson.edition(edition, sacho.policies().active().lattice().bottom());
    }
}
