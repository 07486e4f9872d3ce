package org.sacho.release;

import java.util.List;
import java.util.stream.Stream;
import org.sacho.access.Grant;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.enclave.Kind;
import org.sacho.guard.Guard;
import org.sacho.guard.Held;
import org.sacho.meeting.Edit;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.State;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.Edition;
import org.sacho.minutes.EditionComposition;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.EnclaveId;
import org.sacho.subject.SubjectId;

/// Requests and the editions they are about, as the meeting's own store keeps them.
final class Submissions {

    private final Releases.Tools tools;

    Submissions(Releases.Tools tools) {
        this.tools = tools;
    }

    static String meetingOf(String request) {
        int end = request.lastIndexOf('_');
        return end < 0 ? "" : request.substring(0, end);
    }

    Versioned<Edition> edition(Grant grant, String meeting, String edition) {
        return tools.store()
                .find(meeting, Kind.EDITION, edition, Edition.class)
                .open(grant)
                .orElseThrow(RefusedException::notFound);
    }

    Versioned<ReleaseRequest> find(Grant grant, String id) {
        return tools.store()
                .find(meetingOf(id), Kind.RELEASE, id, ReleaseRequest.class)
                .open(grant)
                .orElseThrow(RefusedException::notFound);
    }

    /// What the guard says now about the edition of a request.
    Guard.Preview<ReleasedMinutes> preview(Grant grant, ReleaseRequest request) {
        var meeting = meetingOf(request.id());
        return preview(meeting, edition(grant, meeting, request.edition()).value())
                .open(grant);
    }

    Held<Guard.Preview<ReleasedMinutes>> preview(String meeting, Edition edition) {
        return tools.guard()
                .preview(
                        source(meeting, edition),
                        edition.to(),
                        tools.policy().get().digest(),
                        tools.composition());
    }

    Held<EditionComposition.Source> source(String meeting, Edition edition) {
        var policy = tools.policy().get();
        var high = tools.store().high(meeting).label();
        return tools.store().meeting(meeting).combine(tools.store().passages(meeting), (current, passages) -> {
            boolean listed = policy.marking(edition.to().level()).needToKnow();
            return new EditionComposition.Source(
                    edition,
                    passages,
                    high,
                    policy.nameForReaders(),
                    listed ? distribution(current.value()) : List.of());
        });
    }

    private static List<String> distribution(Meeting meeting) {
        return Stream.concat(meeting.details().needToKnow().stream(), Stream.of(meeting.broughtBy()))
                .map(SubjectId::value)
                .distinct()
                .sorted()
                .toList();
    }

    /// Writes how a request ended, and with it where its edition and its meeting stand.
    ReleaseRequest end(Versioned<ReleaseRequest> found, ReleaseRequest ended, Grant grant) {
        var store = tools.store();
        var meeting = meetingOf(ended.id());
        var status = switch (ended.status()) {
            case RELEASED -> Edition.Status.RELEASED;
            case REFUSED -> Edition.Status.DRAFT;
            case PENDING -> Edition.Status.SUBMITTED;
        };
        var edit = new Edit().put(Kind.RELEASE, ended.id(), found.version(), ended);
        put(edit, edition(grant, meeting, ended.edition()), status);
        var editions = store.list(meeting, Kind.EDITION, Edition.class).open(grant).stream()
                .map(Versioned::value)
                .map(other -> other.id().equals(ended.edition()) ? other.as(status) : other)
                .toList();
        var next = stateAfter(editions, store.high(meeting).home().id());
        store.commit(meeting, edit.state(store.meeting(meeting).open(grant), next));
        return ended;
    }

    private static State stateAfter(List<Edition> editions, EnclaveId home) {
        if (editions.stream().anyMatch(edition -> edition.status() == Edition.Status.SUBMITTED)) {
            return State.APPROVAL;
        }
        var goingOut = editions.stream()
                .filter(edition -> editions.size() == 1 || !edition.enclave().equals(home))
                .toList();
        return goingOut.stream().allMatch(edition -> edition.status() == Edition.Status.RELEASED)
                ? State.CLOSED
                : State.DRAFTING;
    }

    static void put(Edit edit, Versioned<Edition> edition, Edition.Status status) {
        edit.put(
                Kind.EDITION,
                edition.value().id(),
                edition.value().to().level().rank(),
                edition.version(),
                edition.value().as(status));
    }

    void record(AuditEvent event, Grant grant, ReleaseRequest request) {
        tools.audit()
                .append(List.of(event.labelled(grant.target().label())
                        .with(Detail.EDITION, request.edition())
                        .with(Detail.DIGEST, request.digest().hex())));
    }
}
