package org.sacho.meeting;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sacho.access.AccessDecision;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.DecideGrant;
import org.sacho.access.Grant;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.NeedToKnow.PutBefore;
import org.sacho.access.ReadGrant;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.Target;
import org.sacho.access.WorkGrant;
import org.sacho.label.Label;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

/// Asks the monitor about a meeting, and answers "not found" for everything the asker may not know of.
///
/// A meeting that does not exist is asked about like any other, so that the answer, its time and its trace in
/// the audit log are the same; while the log takes no record, the answer is that nothing can be recorded.
public final class Access {

    /// The ids that are made here: of meetings, of requests about them, and of released minutes.
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(_[0-9a-f]{16})?|m[0-9a-f]{32}");

    private final ReferenceMonitor monitor;
    private final MeetingStore store;
    private final Label top;

    /// Access to the meetings of a store.
    ///
    /// @param top label of what does not exist
    public Access(ReferenceMonitor monitor, MeetingStore store, Label top) {
        this.monitor = monitor;
        this.store = store;
        this.top = top;
    }

    public ReadGrant toRead(Subject subject, String meeting) {
        return orNotFound(monitor.decideRead(subject, target(meeting)));
    }

    public WorkGrant toWork(Subject subject, String meeting) {
        toRead(subject, meeting);
        return orForbidden(monitor.decideWork(subject, target(meeting)));
    }

    public DecideGrant toDetermine(Subject subject, String meeting) {
        return orNotFound(monitor.decideLabel(subject, target(meeting)));
    }

    /// Leave to decide on a request that was put before the approvers.
    public DecideGrant toDecide(Subject subject, String request) {
        return orNotFound(monitor.decideLabel(subject, request(request)));
    }

    /// Those of the requests that were put before this person, with the leave to read them.
    public Map<String, ReadGrant> readableRequests(Subject subject, Collection<String> requests) {
        return monitor
                .selectReadable(subject, requests.stream().map(this::request).toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().id(), Map.Entry::getValue));
    }

    /// Those of the requests that were put before this person, when nothing of them is shown but their number.
    public Set<String> visibleRequests(Subject subject, Collection<String> requests) {
        return monitor.searchable(subject, requests.stream().map(this::request).toList()).stream()
                .map(Target::id)
                .collect(Collectors.toSet());
    }

    /// A request for a decision: seen by the people of its meeting and by every approver who is cleared.
    ///
    /// @param id begins with the id of its meeting
    public Target request(String id) {
        if (!ID.matcher(id).matches()) {
            return unknown("request", id);
        }
        int end = id.lastIndexOf('_');
        var meeting = target(end < 0 ? "" : id.substring(0, end));
        return meeting.needToKnow() instanceof Listed(var people)
                ? new Target("request", safe(id), meeting.label(), new PutBefore(people, Role.APPROVER))
                : new Target("request", safe(id), meeting.label(), meeting.needToKnow());
    }

    /// What stands for something that does not exist: nobody is cleared for it and it is nobody's business.
    public Target unknown(String kind, String id) {
        return unknown(kind, id, top);
    }

    /// The same, where there are no meetings.
    ///
    /// @param top label of what does not exist
    public static Target unknown(String kind, String id, Label top) {
        return new Target(kind, safe(id), top, new Listed(Set.of()));
    }

    private Target target(String meeting) {
        return store.target(meeting).orElseGet(() -> unknown("meeting", meeting));
    }

    /// What somebody typed as an id may be anything, a word out of a meeting too; only ids go to the log.
    private static String safe(String id) {
        return ID.matcher(id).matches() ? id : "";
    }

    public static <G extends Grant> G orNotFound(AccessDecision<G> decision) {
        return switch (decision) {
            case Granted<G>(var grant, var reasons) -> grant;
            case Denied<G> denied -> throw RefusedException.of(denied, RefusedException.notFound());
        };
    }

    private static <G extends Grant> G orForbidden(AccessDecision<G> decision) {
        return switch (decision) {
            case Granted<G>(var grant, var reasons) -> grant;
            case Denied<G> denied ->
                throw RefusedException.of(
                        denied, new RefusedException(RefusedException.Kind.FORBIDDEN, "not-your-role"));
        };
    }
}
