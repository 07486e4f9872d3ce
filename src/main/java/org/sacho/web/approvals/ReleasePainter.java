package org.sacho.web.approvals;

import java.util.Collections;
import java.util.List;
import org.sacho.Installation;
import org.sacho.access.Grant;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicyDigest;
import org.sacho.release.ReleaseRequest;
import org.sacho.release.ReleaseRequest.Approval;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Documents;
import org.sacho.web.Labels;
import org.sacho.web.Words;
import org.springframework.stereotype.Component;

/// Shows one requested release as it was put before the approvers.
@Component
class ReleasePainter {

    private static final int NEEDED = 2;
    private static final int SHORT_DIGEST = 12;
    private static final String CHANGED = "content-changed";

    private final Installation sacho;
    private final Labels labels;
    private final Documents documents;
    private final FoundPainter found;
    private final Words words;

    ReleasePainter(Installation sacho, Labels labels, Documents documents, FoundPainter found, Words words) {
        this.sacho = sacho;
        this.labels = labels;
        this.documents = documents;
        this.found = found;
        this.words = words;
    }

    ReleaseView paint(Subject subject, Grant grant, String id) {
        var request = sacho.releases().get(grant, id);
        var minutes = sacho.releases().asReadersSeeIt(grant, request).orElseGet(() -> nothing(request));
        var digest = request.digest().hex();
        return new ReleaseView(
                id,
                title(minutes),
                labels.of(grant.target().label()),
                labels.of(request.to()),
                request.requester().value(),
                Words.minute(request.at()),
                policy(request.policy()),
                digest,
                digest.substring(0, SHORT_DIGEST),
                NEEDED,
                request.approvals().stream()
                        .filter(Approval::approve)
                        .map(given -> new ReleaseView.Approval(given.by().value(), Words.minute(given.at())))
                        .toList(),
                found.findings(request),
                found.surroundings(grant, request),
                documents.of(minutes),
                state(request),
                cannotDecide(subject, request),
                refusal(request));
    }

    /// What stands where the edition is no longer the one that was asked about.
    private static ReleasedMinutes nothing(ReleaseRequest request) {
        return new ReleasedMinutes(
                ReleasedMinutes.FORMAT, request.to(), "", Collections.emptySortedMap(), List.of(), List.of());
    }

    /// What the edition itself is called: of the meeting's own name the approver is shown nothing.
    String title(ReleasedMinutes minutes) {
        var title = minutes.fields().getOrDefault(Field.TITLE.key(), ReleasedMinutes.NOT_RECORDED);
        return title.equals(ReleasedMinutes.NOT_RECORDED) ? words.of("release.title.none") : title;
    }

    private String policy(PolicyDigest digest) {
        return sacho.policies().history().stream()
                .map(entry -> entry.policy())
                .filter(policy -> policy.digest().equals(digest))
                .findFirst()
                .map(policy -> policy.id() + " " + policy.version())
                .orElse(digest.abbreviated());
    }

    private static ReleaseState state(ReleaseRequest request) {
        return switch (request.status()) {
            case PENDING -> ReleaseState.PENDING;
            case RELEASED -> ReleaseState.RELEASED;
            case REFUSED ->
                request.refusal().filter(CHANGED::equals).isPresent() ? ReleaseState.STALE : ReleaseState.REFUSED;
        };
    }

    private static String cannotDecide(Subject subject, ReleaseRequest request) {
        boolean may = request.awaits(subject.id()) && subject.fills(Role.APPROVER);
        if (may || request.status() != Status.PENDING) {
            return "";
        }
        if (request.excluded().contains(subject.id())) {
            return "release.own";
        }
        return subject.fills(Role.APPROVER) ? "release.already" : "refused.not-your-role";
    }

    /// The words of whoever refused, else why the guard did.
    private String refusal(ReleaseRequest request) {
        return request.refusal()
                .map(code -> request.approvals().stream()
                        .filter(given -> !given.approve())
                        .map(Approval::reason)
                        .findFirst()
                        .orElseGet(() -> words.of("refusal." + code)))
                .orElse("");
    }
}
