package org.sacho.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sacho.access.ReadGrant;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.enclave.index.SearchIndex;
import org.sacho.enclave.index.SearchIndex.Domain;
import org.sacho.enclave.index.SearchIndex.Entry;
import org.sacho.enclave.index.Segment;
import org.sacho.label.Label;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.WorkingMeetings;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicySnapshot;
import org.sacho.release.Shelves;
import org.sacho.subject.Subject;

/// Finds passages of working meetings and items of released minutes.
///
/// Guarantees that hits, their number, order and snippets depend only on what the person may read: every
/// meeting has an index of its own, and a search joins those that may be read. The words searched for are
/// content and are not recorded.
public final class Search {

    private static final int LIMIT = 100;

    private final SearchIndex index;
    private final WorkingMeetings store;
    private final Shelves shelves;
    private final ReferenceMonitor monitor;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;

    public Search(
            SearchIndex index,
            WorkingMeetings store,
            Shelves shelves,
            ReferenceMonitor monitor,
            AuditLog audit,
            Supplier<PolicySnapshot> policy) {
        this.index = index;
        this.store = store;
        this.shelves = shelves;
        this.monitor = monitor;
        this.audit = audit;
        this.policy = policy;
    }

    /// One place in a meeting or in released minutes.
    ///
    /// @param passage id of the passage or number of the item
    /// @param released whether it is in released minutes
    public record Hit(
            String meeting, String passage, boolean released, String title, Label label, List<Segment> snippet) {
        @Override
        public String toString() {
            return "Hit[" + meeting + "]";
        }
    }

    /// What was found; `total` counts what the person may see, also beyond the hits listed.
    public record Results(int total, List<Hit> hits) {}

    /// Reads everything kept into the indexes, which live in memory.
    public void rebuild() {
        store.targets().forEach(target -> meetingChanged(target.id()));
        shelves.targets().forEach(target -> minutesShelved(target.id()));
    }

    /// The passages of a meeting are there, or have changed.
    public void meetingChanged(String meeting) {
        store.target(meeting)
                .ifPresent(target -> store.passages(meeting).map(passages -> {
                    index.replace(
                            domain(target),
                            passages.stream()
                                    .map(view -> new Entry(
                                            view.id(), "passage", view.passage().text()))
                                    .toList());
                    return passages.size();
                }));
    }

    public void meetingDestroyed(Target target) {
        index.remove(domain(target));
    }

    /// An edition has come onto its shelf.
    public void minutesShelved(String id) {
        shelves.target(id)
                .ifPresent(target -> shelves.index(
                        id,
                        minutes -> index.replace(
                                domain(target),
                                minutes.items().stream()
                                        .map(item -> new Entry(item.id(), "edition", item.text()))
                                        .toList())));
    }

    /// An edition was taken from its shelf.
    public void minutesWithdrawn(Target target) {
        index.remove(domain(target));
    }

    public Results find(Subject subject, String query) {
        var targets = Stream.concat(store.targets().stream(), shelves.targets().stream())
                .toList();
        var searchable = monitor.searchable(subject, targets);
        var domains = searchable.stream().collect(Collectors.toMap(this::domain, Function.identity()));
        var found = index.search(query, domains::containsKey, LIMIT);
        audit.append(List.of(AuditEvent.of(Action.SEARCH, Actor.of(subject.id()), "", Outcome.DONE)
                .with(Detail.COUNT, Integer.toString(found.total()))));
        var readable = monitor.selectFound(
                subject,
                found.hits().stream()
                        .map(hit -> domains.get(hit.domain()))
                        .distinct()
                        .toList());
        var sources = new HashMap<Target, Source>();
        readable.forEach((target, grant) -> sources.put(target, source(target, grant)));
        var hits = new ArrayList<Hit>();
        for (var hit : found.hits()) {
            var source = sources.get(domains.get(hit.domain()));
            if (source != null) {
                hits.add(source.hit(hit.domain().meeting(), hit.entry(), hit.snippet()));
            }
        }
        return new Results(found.total(), hits);
    }

    /// How sensitive a hit is with the title of its meeting, which is as sensitive as the meeting.
    public Label withTitle(Hit hit) {
        var top = policy.get().lattice().top();
        return hit.released()
                ? hit.label()
                : store.target(hit.meeting()).map(Target::label).orElse(top);
    }

    /// Title and labels of one meeting or of one released edition.
    private record Source(boolean released, String title, Map<String, Label> labels, Label otherwise) {
        Hit hit(String meeting, String entry, List<Segment> snippet) {
            return new Hit(meeting, entry, released, title, labels.getOrDefault(entry, otherwise), snippet);
        }

        @Override
        public String toString() {
            return "Source[]";
        }
    }

    private Source source(Target target, ReadGrant grant) {
        if (shelves.holds(target.id())) {
            var minutes = shelves.open(grant, target.id());
            return new Source(
                    true,
                    minutes.fields().getOrDefault("title", ""),
                    minutes.items().stream()
                            .collect(Collectors.toMap(ReleasedMinutes.Entry::id, ReleasedMinutes.Entry::label)),
                    target.label());
        }
        var meeting = store.meeting(target.id()).open(grant).value();
        return new Source(
                false,
                meeting.details().title(),
                store.passages(target.id()).open(grant).stream()
                        .collect(Collectors.toMap(PassageView::id, view -> view.label(target.label()))),
                target.label());
    }

    private Domain domain(Target target) {
        var enclave = policy.get().enclaveFor(target.label().level()).id();
        return new Domain(enclave.value(), target.label().toString(), target.id());
    }
}
