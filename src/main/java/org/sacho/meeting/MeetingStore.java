package org.sacho.meeting;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.Target;
import org.sacho.classify.Verdict;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Content;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.Records;
import org.sacho.enclave.StaleRecordException;
import org.sacho.guard.Held;
import org.sacho.label.Level;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.SystemHigh;
import org.sacho.transcript.Passage;
import org.sacho.transcript.Transcript;

/// All working meetings, each in its home store at its system high.
///
/// Everything comes out held: to see content, a person needs a grant for the meeting's [Target].
public final class MeetingStore implements WorkingMeetings {

    private static final long RESERVED_BYTES = 64L << 20;
    /// Passages, verdicts and index, each once in the journal and once in the database.
    private static final long KEPT_PER_BYTE = 16;

    private final Enclaves enclaves;
    private final Supplier<PolicySnapshot> policy;
    private final ContentJson json;
    private final Map<String, Located> located = new ConcurrentHashMap<>();

    /// Where a meeting lives and who may know of it.
    private record Located(SystemHigh high, Target target) {}

    public MeetingStore(Enclaves enclaves, Supplier<PolicySnapshot> policy, ContentJson json) {
        this.enclaves = enclaves;
        this.policy = policy;
        this.json = json;
        for (var enclave : enclaves.all()) {
            enclave.records().listAll(Kind.MEETING).forEach(content -> remember(decode(content, Meeting.class)));
        }
    }

    /// Whether meetings with this ceiling have their home in a store that is open here.
    public boolean keeps(Level ceiling) {
        return enclaves.holds(policy.get().enclaveFor(ceiling).id());
    }

    /// Whether the disk of such meetings takes in a transcript of so many bytes and leaves room for the work on what is
    /// there: a store that finds its disk full stops.
    boolean hasRoom(Level ceiling, long bytes) {
        long usable = enclaves.get(policy.get().enclaveFor(ceiling).id()).usableBytes();
        return usable >= RESERVED_BYTES + KEPT_PER_BYTE * bytes;
    }

    @Override
    public Optional<Target> target(String meeting) {
        return Optional.ofNullable(located.get(meeting)).map(Located::target);
    }

    @Override
    public Collection<Target> targets() {
        return located.values().stream().map(Located::target).toList();
    }

    public SystemHigh high(String meeting) {
        return locate(meeting).high();
    }

    @Override
    public Held<Versioned<Meeting>> meeting(String id) {
        return hold(id, current(id));
    }

    @Override
    public Held<List<PassageView>> passages(String meeting) {
        return hold(meeting, rawPassages(meeting));
    }

    /// Another one whenever the words of the meeting are.
    @Override
    public String digest(String meeting) {
        return records(meeting).digest(Kind.PASSAGE, meeting);
    }

    Versioned<Meeting> current(String id) {
        return versioned(id, Kind.MEETING, id, Meeting.class).orElseThrow(RefusedException::notFound);
    }

    Transcript transcript(String meeting) {
        return versioned(meeting, Kind.TRANSCRIPT, "source", Transcript.class)
                .orElseThrow()
                .value();
    }

    List<PassageView> rawPassages(String meeting) {
        var records = records(meeting);
        var verdicts = byId(records.list(Kind.VERDICT, meeting), Verdict.class);
        var determinations = byId(records.list(Kind.DETERMINATION, meeting), Determination.class);
        var pending = records.list(Kind.REQUEST, meeting).stream()
                .map(content -> versioned(content, LoweringRequest.class))
                .filter(request -> request.value().status() == LoweringRequest.Status.PENDING)
                .collect(toMap(request -> request.value().passage(), Function.identity(), MeetingStore::later));
        return records.list(Kind.PASSAGE, meeting).stream()
                .map(content -> {
                    var id = content.ref().id();
                    return new PassageView(
                            id,
                            decode(content, Passage.class),
                            Optional.ofNullable(verdicts.get(id)).map(Versioned::value),
                            Optional.ofNullable(determinations.get(id)),
                            Optional.ofNullable(pending.get(id)));
                })
                .toList();
    }

    /// Of two wishes for one passage the later one counts.
    private static Versioned<LoweringRequest> later(Versioned<LoweringRequest> a, Versioned<LoweringRequest> b) {
        return a.value().at().isBefore(b.value().at()) ? b : a;
    }

    /// Whether the meeting has any record of this kind.
    boolean has(String meeting, Kind kind) {
        return !records(meeting).list(kind, meeting).isEmpty();
    }

    /// One record of a meeting, of a kind that another package keeps there.
    public <T> Held<Optional<Versioned<T>>> find(String meeting, Kind kind, String id, Class<T> type) {
        return hold(meeting, versioned(meeting, kind, id, type));
    }

    public <T> Held<List<Versioned<T>>> list(String meeting, Kind kind, Class<T> type) {
        return hold(
                meeting,
                records(meeting).list(kind, meeting).stream()
                        .map(content -> versioned(content, type))
                        .toList());
    }

    /// All records of a kind that another package keeps, over all meetings.
    public <T> List<Filed<T>> listAll(Kind kind, Class<T> type) {
        return enclaves.all().stream()
                .flatMap(enclave -> enclave.records().listAll(kind).stream())
                .filter(content -> located.containsKey(content.ref().meeting()))
                .map(content ->
                        new Filed<>(content.ref().id(), hold(content.ref().meeting(), versioned(content, type))))
                .toList();
    }

    /// A record among those of all meetings, by its id, which is not content.
    public record Filed<T>(String id, Held<Versioned<T>> record) {}

    /// Applies the changes, all or none; durable on return.
    ///
    /// @throws RefusedException CONFLICT if somebody else changed one of the records first
    public void commit(String meeting, Edit edit) {
        commit(high(meeting), meeting, edit);
    }

    void create(SystemHigh high, Meeting meeting, Edit edit) {
        commit(high, meeting.id(), edit.meeting(meeting, 0));
        remember(meeting);
    }

    /// Deletes the meeting and destroys its key: what backups still hold of it can no longer be read.
    public void destroy(String meeting) {
        records(meeting).destroyMeeting(meeting);
        located.remove(meeting);
    }

    private void commit(SystemHigh high, String meeting, Edit edit) {
        var digest = policy.get().digest();
        var changes = new Changes();
        for (var put : edit.puts) {
            changes.put(
                    new RecordRef(put.kind(), meeting, put.id()),
                    put.ordinal(),
                    put.expected(),
                    high.label(),
                    digest,
                    json.write(put.value()));
        }
        for (var delete : edit.deletes) {
            changes.delete(new RecordRef(delete.kind(), meeting, delete.id()), delete.expected());
        }
        try {
            enclaves.get(high.home().id()).records().commit(changes);
        } catch (StaleRecordException e) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "changed-meanwhile");
        }
    }

    private void remember(Meeting meeting) {
        var high = policy.get().systemHigh(meeting.ceiling());
        var people = new HashSet<>(meeting.details().needToKnow());
        people.add(meeting.broughtBy());
        located.put(
                meeting.id(), new Located(high, new Target("meeting", meeting.id(), high.label(), new Listed(people))));
    }

    private Records records(String meeting) {
        return enclaves.get(high(meeting).home().id()).records();
    }

    private Located locate(String meeting) {
        return Optional.ofNullable(located.get(meeting)).orElseThrow(RefusedException::notFound);
    }

    private <T> Held<T> hold(String meeting, T content) {
        return Held.at(high(meeting), meeting, content);
    }

    private <T> Optional<Versioned<T>> versioned(String meeting, Kind kind, String id, Class<T> type) {
        return records(meeting).find(new RecordRef(kind, meeting, id)).map(content -> versioned(content, type));
    }

    private <T> Versioned<T> versioned(Content content, Class<T> type) {
        return new Versioned<>(decode(content, type), content.version());
    }

    private <T> Map<String, Versioned<T>> byId(List<Content> contents, Class<T> type) {
        return contents.stream().collect(toMap(content -> content.ref().id(), content -> versioned(content, type)));
    }

    private <T> T decode(Content content, Class<T> type) {
        return json.read(content.toArray(), type);
    }
}
