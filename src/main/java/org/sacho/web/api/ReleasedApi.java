package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sacho.Premises;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.OnLowSide;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Released minutes under the addresses where the other sides have meetings; only the low side serves this.
@OnLowSide
@RestController
@RequestMapping(path = "/api/v1/meetings", produces = APPLICATION_JSON_VALUE)
class ReleasedApi {

    private final Premises sacho;

    ReleasedApi(Premises sacho) {
        this.sacho = sacho;
    }

    @GetMapping
    List<Map<String, Object>> all(Subject subject) {
        var listed = new ArrayList<Map<String, Object>>();
        sacho.monitor()
                .selectReadable(subject, sacho.shelves().targets())
                .forEach((target, grant) ->
                        listed.add(MeetingJson.of(target.id(), sacho.shelves().open(grant, target.id()))));
        return listed;
    }

    @GetMapping("/{id}")
    Map<String, Object> one(Subject subject, @PathVariable String id) {
        return MeetingJson.of(id, new Shelf(sacho).read(subject, id));
    }

    @GetMapping("/{id}/minutes")
    List<Map<String, Object>> editions(Subject subject, @PathVariable String id) {
        return List.of(MeetingJson.released(new Shelf(sacho).export(subject, id)));
    }

    @GetMapping("/{id}/minutes/{edition}")
    Map<String, Object> edition(Subject subject, @PathVariable String id, @PathVariable String edition) {
        var minutes = new Shelf(sacho).export(subject, id);
        if (!minutes.label().level().id().equals(edition)) {
            throw RefusedException.notFound();
        }
        return MeetingJson.released(minutes);
    }
}
