package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.subject.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Saying that a passage is too low.
@RestController
class SpillApi {

    private final Installation sacho;

    SpillApi(Installation sacho) {
        this.sacho = sacho;
    }

    record SpillBody(@Nullable String level, @Nullable String reason) {
        @Override
        public String toString() {
            return "SpillBody[]";
        }
    }

    @PostMapping(path = "/api/v1/meetings/{id}/passages/{pid}/spill", produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> report(
            Subject subject, @PathVariable String id, @PathVariable String pid, @RequestBody SpillBody body) {
        var level = body.level() == null ? "" : body.level();
        var reason = body.reason() == null ? "" : body.reason();
        return IncidentsApi.json(sacho.spills().report(subject, id, pid, level, reason), true);
    }
}
