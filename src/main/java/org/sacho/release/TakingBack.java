package org.sacho.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.Kind;
import org.sacho.guard.Held;
import org.sacho.label.Label;
import org.sacho.meeting.Edit;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.State;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.Edition;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.subject.SubjectId;

/// What a passage that turned out too low does to the editions that rest on it. Nobody sees anything of them by this
/// way, so it takes no grant and can be finished after a restart.
final class TakingBack {

    /// Why a request was refused; a key of the messages.
    static final String TOO_LOW = "too-low";

    private final MeetingStore store;
    private final AuditLog audit;

    TakingBack(MeetingStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    /// A passage, and the label it has now.
    private record Raised(String passage, Label label) {

        boolean concerns(Edition edition) {
            return edition.cites(passage) && !edition.to().dominates(label);
        }
    }

    /// The editions of a meeting and what was asked about them.
    private record Papers(List<Versioned<Edition>> editions, List<Versioned<ReleaseRequest>> requests) {

        Set<String> concerned(Raised raised) {
            var ids = new HashSet<String>();
            editions.stream()
                    .map(Versioned::value)
                    .filter(raised::concerns)
                    .map(Edition::id)
                    .forEach(ids::add);
            return ids;
        }

        @Override
        public String toString() {
            return "Papers[" + editions.size() + "]";
        }
    }

    private Held<Papers> papers(String meeting) {
        return store.list(meeting, Kind.EDITION, Edition.class)
                .combine(store.list(meeting, Kind.RELEASE, ReleaseRequest.class), Papers::new);
    }

    Set<String> shelvedBelow(String meeting, String passage, Label label) {
        var shelves = new HashSet<String>();
        papers(meeting).map(papers -> {
            var concerned = papers.concerned(new Raised(passage, label));
            return papers.requests().stream()
                    .map(Versioned::value)
                    .filter(request -> concerned.contains(request.edition()))
                    .map(request -> Shelves.idOf(request.digest()))
                    .map(shelves::add)
                    .toList();
        });
        return shelves;
    }

    void takeBack(String meeting, String passage, Label label, SubjectId by) {
        var raised = new Raised(passage, label);
        papers(meeting).combine(store.meeting(meeting), (papers, current) -> {
            if (!papers.concerned(raised).isEmpty()) {
                takeBack(papers, raised, current, by);
            }
            return raised;
        });
    }

    private void takeBack(Papers papers, Raised raised, Versioned<Meeting> current, SubjectId by) {
        var meeting = current.value().id();
        var concerned = papers.concerned(raised);
        var edit = new Edit();
        for (var edition : papers.editions()) {
            if (concerned.contains(edition.value().id())) {
                var taken = edition.value().without(raised.passage());
                edit.put(Kind.EDITION, taken.id(), taken.to().level().rank(), edition.version(), taken);
            }
        }
        for (var request : papers.requests()) {
            boolean waits = request.value().status() == Status.PENDING;
            if (waits && concerned.contains(request.value().edition())) {
                record(meeting, request.value(), by);
                edit.put(
                        Kind.RELEASE,
                        request.value().id(),
                        request.version(),
                        request.value().refused(TOO_LOW));
            }
        }
        store.commit(
                meeting,
                edit.state(
                        current, stateAfter(papers, concerned, current.value().state())));
    }

    private static State stateAfter(Papers papers, Set<String> concerned, State before) {
        boolean waits = papers.editions().stream()
                .map(Versioned::value)
                .anyMatch(edition -> edition.status() == Edition.Status.SUBMITTED && !concerned.contains(edition.id()));
        return switch (before) {
            case PARSING, CLASSIFYING, REVIEW, DRAFTING, FAILED -> before;
            case APPROVAL, CLOSED -> waits ? State.APPROVAL : State.DRAFTING;
        };
    }

    private void record(String meeting, ReleaseRequest request, SubjectId by) {
        audit.append(List.of(AuditEvent.of(Action.RELEASE_REFUSED, Actor.of(by), request.id(), Outcome.DONE)
                .labelled(store.high(meeting).label())
                .with(Detail.EDITION, request.edition())
                .with(Detail.DIGEST, request.digest().hex())
                .with(Detail.REASON, TOO_LOW)));
    }
}
