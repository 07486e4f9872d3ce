package org.sacho.release;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sacho.access.Grant;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.ReleaseGrant;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Outcome;
import org.sacho.enclave.Kind;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.Guard;
import org.sacho.label.Label;
import org.sacho.meeting.Access;
import org.sacho.meeting.Edit;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.MeetingStore.Filed;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.State;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.Edition;
import org.sacho.minutes.EditionComposition;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.ReleaseRequest.Approval;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Requests for release and the decisions on them.
///
/// A release is three durable steps in this order: the second approval, the guard's journal entry, the edition
/// on its shelf; then the request is closed. A crash between them is finished by [#resume()]: the edition's
/// place on the shelf is derived from its bytes, so nothing is released twice.
public final class Releases {

    /// Approvals are void this long after the request.
    public static final Duration VALID = Duration.ofDays(14);

    /// Why a request was refused before anybody was asked.
    private static final String FINDINGS = "findings";

    private final Tools tools;
    private final Submissions submissions;
    private final Completion completion;
    private final TakingBack takingBack;
    private final Origins origins;

    /// What releasing needs.
    public record Tools(
            MeetingStore store,
            Access access,
            ReferenceMonitor monitor,
            Guard guard,
            EditionComposition composition,
            Outlet outlet,
            AuditLog audit,
            Supplier<PolicySnapshot> policy,
            Function<SubjectId, Optional<Subject>> people,
            Clock clock,
            Consumer<String> shelved) {}

    public Releases(Tools tools) {
        this.tools = tools;
        this.submissions = new Submissions(tools);
        this.completion = new Completion(tools, submissions);
        this.takingBack = new TakingBack(tools.store(), tools.audit());
        this.origins = new Origins(tools.store(), tools.composition(), submissions);
    }

    /// What the guard would say now, before anybody is asked.
    public Guard.Preview<ReleasedMinutes> check(Subject officer, String meeting, String edition) {
        var grant = tools.access().toWork(officer, meeting);
        return submissions
                .preview(meeting, submissions.edition(grant, meeting, edition).value())
                .open(grant);
    }

    /// Asks for the release of an edition. With findings the request is refused at once and nobody is asked.
    ///
    /// @throws RefusedException CONFLICT also while these very words are isolated because of an unsettled incident
    public synchronized ReleaseRequest request(Subject officer, String meeting, String editionId) {
        var grant = tools.access().toWork(officer, meeting);
        var current = tools.store().meeting(meeting).open(grant);
        requireDrafted(current.value());
        var edition = submissions.edition(grant, meeting, editionId);
        if (edition.value().status() != Edition.Status.DRAFT) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "edition-submitted");
        }
        var request = newRequest(
                officer,
                meeting,
                edition.value(),
                submissions.preview(meeting, edition.value()).open(grant));
        if (tools.outlet().withdrawn(Shelves.idOf(request.digest()))) {
            throw isolated();
        }
        record(Action.RELEASE_REQUESTED, officer, Outcome.DONE, grant, request);
        var edit = new Edit().put(Kind.RELEASE, request.id(), 0, request);
        if (request.status() == Status.PENDING) {
            Submissions.put(edit, edition, Edition.Status.SUBMITTED);
            edit.state(current, State.APPROVAL);
        }
        tools.store().commit(meeting, edit);
        return request;
    }

    /// Decides on a request.
    ///
    /// @param digest of what the approver was shown
    /// @throws RefusedException FORBIDDEN for whoever asked or wrote, CONFLICT if it was decided, already
    ///     approved by this person, or changed since
    public synchronized ReleaseRequest decide(
            Subject approver, String id, ContentDigest digest, boolean approve, String reason) {
        var grant = leave(approver, id);
        var found = submissions.find(grant, id);
        var request = found.value();
        requireDecidable(approver, request, digest, approve, reason);
        var decided = request.with(new Approval(approver.id(), tools.clock().instant(), approve, reason.strip()));
        if (!approve) {
            record(Action.RELEASE_REFUSED, approver, Outcome.DONE, grant, request);
            return submissions.end(found, decided.refused("approver"), grant);
        }
        if (!submissions.preview(grant, request).digest().equals(digest)) {
            voided(approver, found, grant, "content-changed");
            throw new RefusedException(RefusedException.Kind.CONFLICT, "content-changed");
        }
        if (tools.outlet().withdrawn(Shelves.idOf(digest))) {
            voided(approver, found, grant, TakingBack.TOO_LOW);
            throw isolated();
        }
        record(Action.RELEASE_APPROVED, approver, Outcome.DONE, grant, request);
        var meeting = Submissions.meetingOf(id);
        tools.store().commit(meeting, new Edit().put(Kind.RELEASE, id, found.version(), decided));
        return completion.attempt(submissions.find(grant, id));
    }

    private void voided(Subject approver, Versioned<ReleaseRequest> found, Grant grant, String why) {
        record(Action.RELEASE_REFUSED, approver, Outcome.FAILED, grant, found.value());
        submissions.end(found, found.value().refused(why), grant);
    }

    /// What released minutes came out of.
    public Origins origins() {
        return origins;
    }

    /// Ids under which minutes stand, or stood, below this label that rest on this passage. Found from the requests,
    /// whatever became of them, so that one which a crash cut short counts too.
    public synchronized Set<String> shelvedBelow(String meeting, String passage, Label label) {
        return takingBack.shelvedBelow(meeting, passage, label);
    }

    /// Takes every edition back into draft, without what rests on this passage, whose readers may not have it at this
    /// label, and refuses the requests to release one. Doing it twice is doing it once.
    public synchronized void takeBack(String meeting, String passage, Label label, SubjectId by) {
        takingBack.takeBack(meeting, passage, label, by);
    }

    /// One request, for somebody it was put before.
    public ReleaseRequest get(Grant grant, String id) {
        return submissions.find(grant, id).value();
    }

    /// The edition of a request exactly as its readers would get it; empty once it is no longer what was asked
    /// about, because what the officers made of it since was not put before anybody.
    public Optional<ReleasedMinutes> asReadersSeeIt(Grant grant, ReleaseRequest request) {
        var now = submissions.preview(grant, request);
        boolean asked = request.refusal().filter(FINDINGS::equals).isEmpty();
        return asked && now.digest().equals(request.digest()) ? Optional.of(now.edition()) : Optional.empty();
    }

    /// What was said where the guard found something in a request; empty once the edition is no longer what was asked
    /// about.
    public List<Surroundings> surroundings(Grant grant, ReleaseRequest request) {
        if (asReadersSeeIt(grant, request).isEmpty()) {
            return List.of();
        }
        var meeting = Submissions.meetingOf(request.id());
        var edition = submissions.edition(grant, meeting, request.edition()).value();
        var passages = tools.store().passages(meeting).open(grant);
        return Surroundings.of(request.decided(), edition, passages);
    }

    /// Leave to see a request and decide on it.
    public ReleaseGrant leave(Subject approver, String id) {
        return Access.orNotFound(
                tools.monitor().decideRelease(approver, tools.access().request(id)));
    }

    /// All requests that were put before this person, decided or not.
    public List<ReleaseRequest> queue(Subject approver) {
        var filed = tools.store().listAll(Kind.RELEASE, ReleaseRequest.class).stream()
                .collect(Collectors.toMap(Filed::id, Filed::record));
        var readable = tools.access().readableRequests(approver, filed.keySet());
        return filed.entrySet().stream()
                .flatMap(
                        entry -> Optional.ofNullable(readable.get(entry.getKey()))
                                .map(grant -> entry.getValue().open(grant).value())
                                .stream())
                .sorted(Comparator.comparing(ReleaseRequest::at))
                .toList();
    }

    /// How many requests wait for this person's decision. A number for the menu; nothing is shown of them.
    public int waitingFor(Subject approver) {
        var waiting = new HashSet<String>();
        var filed = tools.store().listAll(Kind.RELEASE, ReleaseRequest.class);
        var visible = tools.access()
                .visibleRequests(approver, filed.stream().map(Filed::id).toList());
        filed.stream()
                .filter(request -> visible.contains(request.id()))
                .forEach(request -> request.record()
                        .map(found -> found.value().awaits(approver.id()) && waiting.add(request.id())));
        return waiting.size();
    }

    /// Finishes every release that two people had approved when the server stopped.
    public synchronized void resume() {
        tools.store()
                .listAll(Kind.RELEASE, ReleaseRequest.class)
                .forEach(filed -> filed.record().map(completion::attempt));
    }

    private void record(Action action, Subject actor, Outcome outcome, Grant grant, ReleaseRequest request) {
        submissions.record(AuditEvent.of(action, Actor.of(actor.id()), request.id(), outcome), grant, request);
    }

    private void requireDecidable(
            Subject approver, ReleaseRequest request, ContentDigest digest, boolean approve, String reason) {
        if (request.excluded().contains(approver.id())) {
            throw new RefusedException(RefusedException.Kind.FORBIDDEN, "own-proposal");
        }
        boolean out = tools.outlet().holds(Shelves.idOf(request.digest()))
                && request.approvals().size() > 1;
        if (request.status() != Status.PENDING || (out && !approve)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-decided");
        }
        if (request.approvals().stream().anyMatch(given -> given.by().equals(approver.id()))) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-approved-by-you");
        }
        if (!request.digest().equals(digest)) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "content-changed");
        }
        if (!approve && reason.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "refusal-needs-reason");
        }
    }

    private static RefusedException isolated() {
        return new RefusedException(RefusedException.Kind.CONFLICT, "edition-isolated");
    }

    private static void requireDrafted(Meeting meeting) {
        switch (meeting.state()) {
            case DRAFTING, APPROVAL, CLOSED -> {}
            case PARSING, CLASSIFYING, REVIEW ->
                throw new RefusedException(RefusedException.Kind.CONFLICT, "draft-first");
            case FAILED -> throw new RefusedException(RefusedException.Kind.CONFLICT, "meeting-closed");
        }
    }

    private ReleaseRequest newRequest(
            Subject officer, String meeting, Edition edition, Guard.Preview<ReleasedMinutes> preview) {
        var excluded = new HashSet<>(edition.authors());
        excluded.add(officer.id());
        var now = tools.clock().instant();
        return new ReleaseRequest(
                meeting + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16),
                edition.id(),
                edition.enclave(),
                edition.to(),
                preview.digest(),
                tools.policy().get().digest(),
                officer.id(),
                now,
                now.plus(VALID),
                excluded,
                preview.findings(),
                preview.decided(),
                List.of(),
                preview.findings().isEmpty() ? Status.PENDING : Status.REFUSED,
                preview.findings().isEmpty() ? Optional.empty() : Optional.of(FINDINGS),
                Optional.empty());
    }
}
