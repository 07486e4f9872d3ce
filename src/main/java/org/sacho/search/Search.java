package org.sacho.search;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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
import org.sacho.enclave.RecordUnreadableException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.enclave.index.Found;
import org.sacho.enclave.index.IndexDamagedException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds passages of working meetings and items of released minutes.
///
/// Guarantees that hits, their number, order and snippets depend only on what the person may read: every
/// meeting has an index of its own, and a search joins those that may be read. The words searched for are
/// content and are not recorded.
public final class Search {

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int LIMIT = 100;

    private final SearchIndex index;
    private final WorkingMeetings store;
    private final Shelves shelves;
    private final ReferenceMonitor monitor;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;
    private final Set<Domain> unbuilt = ConcurrentHashMap.newKeySet();
    private final ReentrantLock changes = new ReentrantLock();

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

    /// Takes up the indexes on the disk; what is missing, behind the store or damaged is built anew from the store.
    public void resume() {
        both().forEach(target -> {
            switch (index.open(domain(target), digest(target))) {
                case CURRENT -> {}
                case ABSENT, BEHIND -> isBuilt(target);
                case DAMAGED -> {
                    unbuilt.add(domain(target));
                    repair(target);
                }
            }
        });
        index.sweep();
    }

    /// The passages of a meeting are there, or have changed.
    public void meetingChanged(String meeting) {
        alone(() -> store.target(meeting).ifPresent(this::build));
    }

    public void meetingDestroyed(Target target) {
        alone(() -> {
            unbuilt.remove(domain(target));
            index.remove(domain(target));
        });
    }

    /// An edition has come onto its shelf.
    public void minutesShelved(String id) {
        alone(() -> shelves.target(id).ifPresent(this::build));
    }

    /// One change at a time: nobody indexes a meeting while it is destroyed.
    private void alone(Runnable change) {
        changes.lock();
        try {
            change.run();
        } finally {
            changes.unlock();
        }
    }

    /// The digest is taken first: what changes meanwhile makes the index old, never the other way round.
    private void build(Target target) {
        var domain = domain(target);
        boolean built = false;
        try {
            index.replace(domain, digest(target), entries(target));
            built = true;
        } finally {
            if (built) {
                unbuilt.remove(domain);
            } else {
                unbuilt.add(domain);
            }
        }
    }

    private String digest(Target target) {
        return shelves.holds(target.id()) ? shelves.digest(target.id()) : store.digest(target.id());
    }

    private List<Entry> entries(Target target) {
        var entries = new ArrayList<Entry>();
        if (shelves.holds(target.id())) {
            shelves.index(
                    target.id(),
                    minutes ->
                            minutes.items().forEach(item -> entries.add(new Entry(item.id(), "edition", item.text()))));
        } else {
            store.passages(target.id()).map(passages -> {
                passages.forEach(view -> entries.add(
                        new Entry(view.id(), "passage", view.passage().text())));
                return entries.size();
            });
        }
        return entries;
    }

    /// Builds anew what was found damaged, unless somebody else has done so meanwhile, and puts it on record.
    private void repair(Target target) {
        alone(() -> {
            if (unbuilt.contains(domain(target))) {
                boolean built = isBuilt(target);
                audit.append(List.of(AuditEvent.of(
                        Action.INDEX_REBUILT, new Actor.Server(), target.id(), built ? Outcome.DONE : Outcome.FAILED)));
            }
        });
    }

    /// Where the store cannot be read either, the server goes on without this index and refuses whoever would
    /// have to ask it.
    private boolean isBuilt(Target target) {
        try {
            build(target);
            LOG.info("search index of {} built from the store", target.id());
            return true;
        } catch (RecordUnreadableException | StoreFailedException | UncheckedIOException e) {
            LOG.error(
                    "search index of {} not built: {}",
                    target.id(),
                    e.getClass().getName());
            return false;
        }
    }

    /// Asks until no index turns out to be damaged on the way.
    private Found search(String query, Map<Domain, Target> domains) {
        for (int i = 0; i <= domains.size(); i++) {
            domains.forEach((domain, target) -> {
                if (unbuilt.contains(domain)) {
                    repair(target);
                }
            });
            if (unbuilt.stream().anyMatch(domains::containsKey)) {
                throw new SearchFailedException();
            }
            try {
                return index.search(query, domains::containsKey, LIMIT);
            } catch (IndexDamagedException e) {
                LOG.warn("search index of {} is damaged", e.domain().meeting());
                unbuilt.add(e.domain());
            }
        }
        throw new SearchFailedException();
    }

    private Stream<Target> both() {
        return Stream.concat(store.targets().stream(), shelves.targets().stream());
    }

    /// An edition was taken from its shelf.
    public void minutesWithdrawn(Target target) {
        index.remove(domain(target));
    }

    public Results find(Subject subject, String query) {
        var searchable = monitor.searchable(subject, both().toList());
        var domains = searchable.stream().collect(Collectors.toMap(this::domain, Function.identity()));
        var found = search(query, domains);
        audit.append(List.of(AuditEvent.of(Action.SEARCH, Actor.of(subject.id()), "", Outcome.DONE)
                .with(Detail.COUNT, Integer.toString(found.total()))));
        var readable = monitor.selectFound(
                subject,
                found.hits().stream()
                        .map(hit -> domains.get(hit.domain()))
                        .distinct()
                        .toList());
        return new Results(found.total(), hits(found, domains, readable));
    }

    private List<Hit> hits(Found found, Map<Domain, Target> domains, Map<Target, ReadGrant> readable) {
        try {
            var sources = new HashMap<Target, Source>();
            readable.forEach((target, grant) -> sources.put(target, source(target, grant)));
            var hits = new ArrayList<Hit>();
            for (var hit : found.hits()) {
                var source = sources.get(domains.get(hit.domain()));
                if (source != null) {
                    hits.add(source.hit(hit.domain().meeting(), hit.entry(), hit.snippet()));
                }
            }
            return hits;
        } catch (RecordUnreadableException | StoreFailedException e) {
            LOG.error("what was found cannot be read: {}", e.getClass().getName());
            throw new SearchFailedException();
        }
    }

    /// How sensitive a hit is with the title of its meeting, which is as sensitive as the meeting.
    public Label withTitle(Hit hit) {
        var top = policy.get().lattice().top();
        return hit.released()
                ? hit.label()
                : store.target(hit.meeting()).map(Target::label).orElse(top);
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
