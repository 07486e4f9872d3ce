package org.sacho.web.minutes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sacho.Installation;
import org.sacho.access.ReadGrant;
import org.sacho.enclave.Kind;
import org.sacho.guard.Guard.Preview;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.RefusedException;
import org.sacho.meeting.State;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.Drafting;
import org.sacho.minutes.Edition;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.release.ReleaseRequest;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.FindingView;
import org.sacho.web.FindingView.Severity;
import org.sacho.web.Labels;
import org.sacho.web.Words;
import org.springframework.stereotype.Component;

/// Shows the editions of a meeting beside its transcript.
@Component
class EditionPainter {

    private static final Set<Field> ONE_LINE = EnumSet.of(Field.TITLE, Field.HOST, Field.DATE_AND_PLACE);

    private final Installation sacho;
    private final Labels labels;
    private final Words words;
    private final Findings findings;

    EditionPainter(Installation sacho, Labels labels, Words words, Findings findings) {
        this.sacho = sacho;
        this.labels = labels;
        this.words = words;
        this.findings = findings;
    }

    MinutesView paint(
            Subject subject, ReadGrant grant, Optional<String> wanted, Optional<Preview<ReleasedMinutes>> checked) {
        var id = grant.target().id();
        var meeting = sacho.store().meeting(id).open(grant).value();
        var passages = sacho.store().passages(id).open(grant);
        var editions = sacho.drafting().editions(grant, id);
        var requests = sacho.store().list(id, Kind.RELEASE, ReleaseRequest.class).open(grant).stream()
                .map(Versioned::value)
                .toList();
        var shown = wanted.isEmpty()
                ? editions.stream().findFirst()
                : Optional.of(editions.stream()
                        .filter(edition -> edition.id().equals(wanted.get()))
                        .findFirst()
                        .orElseThrow(RefusedException::notFound));
        return new MinutesView(
                id,
                meeting.details().title(),
                (int) passages.stream().filter(PassageView::undecided).count(),
                subject.fills(Role.OFFICER) && draftable(meeting.state()),
                editions.stream()
                        .map(edition -> new MinutesView.Tab(
                                edition.id(),
                                labels.of(edition.to()),
                                state(meeting, edition, latest(requests, edition)),
                                shown.map(edition::equals).orElse(false)))
                        .toList(),
                shown.map(edition -> edition(subject, meeting, edition, passages, latest(requests, edition), checked))
                        .orElse(null),
                passages.stream()
                        .map(view -> new MinutesView.Line(
                                view.id(),
                                view.passage().ordinal(),
                                Optional.ofNullable(view.passage().speaker()).orElse(""),
                                Optional.ofNullable(view.passage().startMs())
                                        .map(Words::clock)
                                        .orElse(""),
                                view.passage().text(),
                                labels.of(view.label(grant.target().label()))))
                        .toList());
    }

    private static Optional<ReleaseRequest> latest(List<ReleaseRequest> requests, Edition edition) {
        return requests.stream()
                .filter(request -> request.edition().equals(edition.id()))
                .max(Comparator.comparing(ReleaseRequest::at));
    }

    private static boolean draftable(State state) {
        return state == State.REVIEW || state == State.DRAFTING;
    }

    private static EditionState state(Meeting meeting, Edition edition, Optional<ReleaseRequest> request) {
        return switch (edition.status()) {
            case SUBMITTED -> EditionState.PENDING;
            case RELEASED -> EditionState.RELEASED;
            case DRAFT ->
                meeting.state() == State.CLOSED
                        ? EditionState.FINAL
                        : request.isPresent() ? EditionState.REFUSED : EditionState.DRAFT;
        };
    }

    private EditionView edition(
            Subject subject,
            Meeting meeting,
            Edition edition,
            List<PassageView> passages,
            Optional<ReleaseRequest> request,
            Optional<Preview<ReleasedMinutes>> checked) {
        var ordinals = passages.stream()
                .collect(
                        Collectors.toMap(PassageView::id, view -> view.passage().ordinal()));
        boolean mayEdit = subject.fills(Role.OFFICER) && edition.status() == Edition.Status.DRAFT;
        boolean lower = !edition.enclave()
                .equals(sacho.store().high(meeting.id()).home().id());
        return new EditionView(
                edition.id(),
                labels.of(edition.to()),
                state(meeting, edition, request),
                mayEdit,
                lower,
                fields(meeting, edition),
                items(edition, ordinals),
                checked.isPresent(),
                checked.map(preview -> inWords(preview, edition)).orElse(List.of()),
                request.map(ReleaseRequest::id).orElse(""));
    }

    private List<FindingView> inWords(Preview<ReleasedMinutes> preview, Edition edition) {
        var found = new ArrayList<>(findings.inWords(preview.findings(), preview.decided()));
        var title = edition.fields().get(Field.TITLE);
        if (title == null || title.text().isBlank()) {
            found.add(new FindingView(
                    Severity.WARNS, words.of("finding.emptyTitle"), words.of("minutes.field.title"), ""));
        }
        return found;
    }

    private List<EditionView.Field> fields(Meeting meeting, Edition edition) {
        var high = labels.of(sacho.store().high(meeting.id()).label());
        var given = Drafting.given(meeting.details());
        return Arrays.stream(Field.values())
                .map(field -> {
                    var written = Optional.ofNullable(edition.fields().get(field));
                    return new EditionView.Field(
                            field.key(),
                            written.map(Edition.FieldValue::text).orElse(""),
                            labels.of(written.map(Edition.FieldValue::label).orElse(labels.bottom())),
                            !ONE_LINE.contains(field),
                            given.getOrDefault(field, ""),
                            high);
                })
                .toList();
    }

    private List<EditionView.Item> items(Edition edition, Map<String, Integer> ordinals) {
        return edition.items().stream()
                .map(item -> new EditionView.Item(
                        item.id(),
                        item.kind(),
                        item.speaker().orElse(""),
                        item.text(),
                        labels.of(item.label()),
                        item.cites().stream()
                                .map(cite -> new EditionView.Cite(cite, ordinals.getOrDefault(cite, 0)))
                                .toList()))
                .toList();
    }
}
