package org.sacho.minutes;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sacho.access.Grant;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.AuditLog;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.classify.Classifier;
import org.sacho.enclave.Kind;
import org.sacho.label.Label;
import org.sacho.meeting.Access;
import org.sacho.meeting.Edit;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.State;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.Edition.FieldValue;
import org.sacho.minutes.Edition.Status;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.Subject;

/// Writes editions.
///
/// Guarantees that a drafted edition rests only on passages determined at or below its readers' label; what a
/// person writes into it carries at least what the rules find in it.
public final class Drafting {

    private static final int LONGEST = 20_000;

    private final MeetingStore store;
    private final Access access;
    private final AuditLog audit;
    private final Supplier<PolicySnapshot> policy;
    private final Supplier<Classifier> rules;

    public Drafting(
            MeetingStore store,
            Access access,
            AuditLog audit,
            Supplier<PolicySnapshot> policy,
            Supplier<Classifier> rules) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.policy = policy;
        this.rules = rules;
    }

    /// Drafts one edition per audience, from what is determined now. What people wrote into an earlier draft
    /// is kept; editions that were released stay as they are.
    public List<Edition> draft(Subject officer, String meeting) {
        var grant = access.toWork(officer, meeting);
        var current = store.meeting(meeting).open(grant);
        requireDraftable(current.value());
        var passages = store.passages(meeting).open(grant);
        var earlier = store.list(meeting, Kind.EDITION, Edition.class).open(grant).stream()
                .collect(toMap(edition -> edition.value().id(), edition -> edition));
        var edit = new Edit();
        for (var spec : audiences(meeting)) {
            var to = audience(meeting, spec);
            var before = Optional.ofNullable(earlier.get(to.level().id()));
            if (before.map(Versioned::value).map(Edition::status).orElse(Status.DRAFT) == Status.DRAFT) {
                var drafted = edition(officer, current.value(), spec, passages, before.map(Versioned::value));
                edit.put(
                        Kind.EDITION,
                        drafted.id(),
                        to.level().rank(),
                        before.map(Versioned::version).orElse(0L),
                        drafted);
            }
        }
        record(Action.DRAFTED, officer, grant, meeting, "");
        store.commit(meeting, edit.state(current, State.DRAFTING));
        return editions(grant, meeting);
    }

    /// All editions of a meeting, lowest audience first.
    public List<Edition> editions(Grant grant, String meeting) {
        return store.list(meeting, Kind.EDITION, Edition.class).open(grant).stream()
                .map(Versioned::value)
                .toList();
    }

    public Edition edition(Grant grant, String meeting, String edition) {
        return find(grant, meeting, edition).value();
    }

    /// Replaces the words of one item. The item then carries at least what its new words call for.
    public Edition editItem(Subject officer, String meeting, String edition, String itemId, String text) {
        var grant = access.toWork(officer, meeting);
        var found = editable(grant, meeting, edition);
        var words = requireText(text);
        var item = found.value().items().stream()
                .filter(candidate -> candidate.id().equals(itemId))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
        var label = cited(grant, meeting, item).join(rules.get().classify(words).label());
        return save(officer, grant, meeting, found, found.value().with(item.edited(words, label), officer.id()));
    }

    /// Writes statutory contents for this audience. An empty text removes one.
    public Edition writeFields(Subject officer, String meeting, String edition, Map<Field, String> texts) {
        var grant = access.toWork(officer, meeting);
        var found = editable(grant, meeting, edition);
        var values = new EnumMap<Field, FieldValue>(Field.class);
        texts.forEach((field, text) -> values.put(
                field,
                new FieldValue(requireShort(text), rules.get().classify(text).label(), officer.id())));
        return save(officer, grant, meeting, found, found.value().with(values, officer.id()));
    }

    private Edition save(Subject officer, Grant grant, String meeting, Versioned<Edition> found, Edition changed) {
        record(Action.EDITED, officer, grant, meeting, changed.id());
        store.commit(
                meeting,
                new Edit().put(Kind.EDITION, changed.id(), changed.to().level().rank(), found.version(), changed));
        return changed;
    }

    private Edition edition(
            Subject officer, Meeting meeting, EnclaveSpec spec, List<PassageView> passages, Optional<Edition> before) {
        var high = store.high(meeting.id());
        boolean home = spec.id().equals(high.home().id());
        var to = audience(meeting.id(), spec);
        var theirs = passages.stream()
                .filter(view -> to.dominates(view.label(high.label())))
                .toList();
        var fields = new EnumMap<Field, FieldValue>(Field.class);
        if (home) {
            fields.putAll(given(meeting.details(), high.label(), officer));
        }
        var authors = new HashSet<>(before.map(Edition::authors).orElse(Set.of()));
        authors.add(officer.id());
        before.ifPresent(edition -> fields.putAll(edition.fields()));
        var items = keepingEdits(new Extract(theirs).items(high.label()), before);
        return new Edition(to.level().id(), spec.id(), to, fields, items, authors, Status.DRAFT);
    }

    /// Items whose words a person changed stay as they are where their passage is still part of the edition.
    private static List<Item> keepingEdits(List<Item> drafted, Optional<Edition> before) {
        var edited = before.map(Edition::items).orElse(List.of()).stream()
                .filter(Item::edited)
                .collect(toMap(Drafting::place, item -> item, (first, second) -> first));
        return drafted.stream()
                .map(item -> Optional.ofNullable(edited.get(place(item)))
                        .map(kept -> item.edited(kept.text(), item.label().join(kept.label())))
                        .orElse(item))
                .toList();
    }

    /// What makes two items the same through a new draft, which numbers them anew.
    private static List<Object> place(Item item) {
        return List.of(item.kind(), item.cites());
    }

    private static Map<Field, FieldValue> given(MeetingDetails details, Label label, Subject officer) {
        return given(details).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> new FieldValue(entry.getValue(), label, officer.id())));
    }

    /// What the meeting itself says in the place of the statutory contents, as sensitive as the meeting.
    public static Map<Field, String> given(MeetingDetails details) {
        var given = new EnumMap<Field, String>(Field.class);
        given.put(Field.TITLE, details.title());
        given.put(Field.HOST, details.host());
        given.put(Field.DATE_AND_PLACE, (details.heldAt() + " " + details.place()).strip());
        given.put(Field.ATTENDEES, String.join(", ", details.attendees()));
        given.put(Field.AGENDA, String.join("; ", details.agenda()));
        return given;
    }

    /// The readers of a store below see up to its ceiling; those of the meeting's own store what it may contain.
    private Label audience(String meeting, EnclaveSpec spec) {
        var high = store.high(meeting);
        return spec.id().equals(high.home().id()) ? high.label() : Label.of(spec.ceiling());
    }

    private List<EnclaveSpec> audiences(String meeting) {
        var home = store.high(meeting).home();
        return new ArrayList<>(policy.get().enclaves().stream()
                .filter(spec -> spec.ceiling().compareTo(home.ceiling()) <= 0)
                .toList());
    }

    private Label cited(Grant grant, String meeting, Item item) {
        var high = store.high(meeting).label();
        return store.passages(meeting).open(grant).stream()
                .filter(view -> item.cites().contains(view.id()))
                .map(view -> view.label(high))
                .reduce(Label::join)
                .orElse(high);
    }

    private Versioned<Edition> find(Grant grant, String meeting, String edition) {
        return store.find(meeting, Kind.EDITION, edition, Edition.class)
                .open(grant)
                .orElseThrow(RefusedException::notFound);
    }

    private Versioned<Edition> editable(Grant grant, String meeting, String edition) {
        var found = find(grant, meeting, edition);
        if (found.value().status() != Status.DRAFT) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "edition-submitted");
        }
        return found;
    }

    private static void requireDraftable(Meeting meeting) {
        switch (meeting.state()) {
            case REVIEW, DRAFTING -> {}
            case PARSING, CLASSIFYING -> throw new RefusedException(RefusedException.Kind.CONFLICT, "still-reading");
            case APPROVAL -> throw new RefusedException(RefusedException.Kind.CONFLICT, "edition-submitted");
            case CLOSED, FAILED -> throw new RefusedException(RefusedException.Kind.CONFLICT, "meeting-closed");
        }
    }

    private static String requireText(String text) {
        if (text.isBlank()) {
            throw new RefusedException(RefusedException.Kind.INVALID, "text-empty");
        }
        return requireShort(text);
    }

    private static String requireShort(String text) {
        if (text.length() > LONGEST) {
            throw new RefusedException(RefusedException.Kind.INVALID, "text-too-long", Integer.toString(LONGEST));
        }
        return text.strip();
    }

    private void record(Action action, Subject officer, Grant grant, String meeting, String edition) {
        var event = AuditEvent.of(action, Actor.of(officer.id()), meeting, Outcome.DONE)
                .labelled(grant.target().label());
        audit.append(List.of(edition.isEmpty() ? event : event.with(Detail.EDITION, edition)));
    }
}
