package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.Installation;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.meeting.RefusedException;
import org.sacho.release.ReleaseRequest;
import org.sacho.review.Reviews;
import org.sacho.subject.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What takes a second person: lowered determinations and releases.
@RestController
@RequestMapping(path = "/api/v1", produces = APPLICATION_JSON_VALUE)
class DecisionsApi {

    private final Installation sacho;

    DecisionsApi(Installation sacho) {
        this.sacho = sacho;
    }

    record DecisionBody(
            @Nullable Boolean approve,
            @Nullable String reason,
            @Nullable String digest) {
        boolean yes() {
            if (approve == null) {
                throw new RefusedException(RefusedException.Kind.INVALID, "approve-missing");
            }
            return approve;
        }

        String why() {
            return reason == null ? "" : reason;
        }

        ContentDigest approved() {
            try {
                return new ContentDigest(digest == null ? "" : digest);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(RefusedException.Kind.INVALID, "digest-missing");
            }
        }

        @Override
        public String toString() {
            return "DecisionBody[]";
        }
    }

    @GetMapping("/determinations")
    List<Map<String, Object>> lowerings(Subject subject) {
        return sacho.reviews().queue(subject).stream().map(DecisionsApi::json).toList();
    }

    @PostMapping("/determinations/{did}/approval")
    Map<String, @Nullable Object> decideLowering(
            Subject subject, @PathVariable String did, @RequestBody DecisionBody body) {
        var view = sacho.reviews().decide(subject, did, body.yes(), body.why());
        return PassageJson.of(view, sacho.access().request(did).label());
    }

    record EditionBody(@Nullable String edition) {}

    @PostMapping("/meetings/{id}/releases")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> request(Subject officer, @PathVariable String id, @RequestBody EditionBody body) {
        return json(sacho.releases().request(officer, id, body.edition() == null ? "" : body.edition()));
    }

    @GetMapping("/releases")
    List<Map<String, Object>> releases(Subject approver) {
        return sacho.releases().queue(approver).stream().map(DecisionsApi::json).toList();
    }

    @GetMapping("/releases/{rid}")
    Map<String, Object> release(Subject approver, @PathVariable String rid) {
        var grant = sacho.releases().leave(approver, rid);
        var request = sacho.releases().get(grant, rid);
        var fields = new LinkedHashMap<>(json(request));
        sacho.releases()
                .asReadersSeeIt(grant, request)
                .ifPresent(minutes -> fields.put("content", MeetingJson.released(minutes)));
        return fields;
    }

    @PostMapping("/releases/{rid}/approval")
    Map<String, Object> decideRelease(Subject approver, @PathVariable String rid, @RequestBody DecisionBody body) {
        return json(sacho.releases().decide(approver, rid, body.approved(), body.yes(), body.why()));
    }

    private static Map<String, Object> json(Reviews.Waiting waiting) {
        var request = waiting.request();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("determinationId", request.id());
        fields.put(
                "passage", PassageJson.of(request.passage(), waiting.passage().passage()));
        fields.put("level", request.label().level().id());
        fields.put("reason", request.reason());
        fields.put("by", request.by().value());
        fields.put("at", request.at().toString());
        return fields;
    }

    private static Map<String, Object> json(ReleaseRequest request) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", request.id());
        fields.put("edition", request.edition());
        fields.put("label", request.to().toString());
        fields.put("digest", request.digest().hex());
        fields.put("state", request.status().name());
        fields.put(
                "findings", request.findings().stream().map(DecisionsApi::json).toList());
        fields.put("decided", request.decided().stream().map(DecisionsApi::json).toList());
        fields.put("requestedBy", request.requester().value());
        fields.put("requestedAt", request.at().toString());
        fields.put(
                "approvals",
                request.approvals().stream()
                        .map(approval -> Map.of(
                                "by",
                                approval.by().value(),
                                "at",
                                approval.at().toString(),
                                "approve",
                                approval.approve()))
                        .toList());
        request.refusal().ifPresent(why -> fields.put("refusal", why));
        request.shelf().ifPresent(id -> fields.put("released", id));
        return fields;
    }

    private static Map<String, Object> json(Finding finding) {
        return Map.of(
                "filter", finding.filter(),
                "place", finding.place(),
                "rule", finding.rule(),
                "label", finding.label().toString());
    }
}
