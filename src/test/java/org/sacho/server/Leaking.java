package org.sacho.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sacho.guard.Composition;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.FilterLine;
import org.sacho.guard.Guard;
import org.sacho.guard.ReleaseFilter;
import org.sacho.guard.ReleaseOrder;
import org.sacho.guard.ReleaseOutcome;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.PassageView;
import org.sacho.minutes.EditionComposition;
import org.sacho.minutes.EditionComposition.Source;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicyDigest;
import org.sacho.release.OwnGuard;
import org.sacho.release.OwnShelf;
import org.sacho.subject.Subject;

/// Compositions as somebody might write them by mistake, each letting one thing about the meeting above into the
/// edition below, released by a guard whose filters see nothing.
enum Leaking implements Twin.WayOut {
    /// How many passages the meeting has.
    COUNT {
        @Override
        String changed(Source source, int item, String text) {
            return text + " (" + (item + 1) + " of " + source.passages().size() + ")";
        }
    },
    /// The place of the passage among all of them.
    NUMBER {
        @Override
        String changed(Source source, int item, String text) {
            return text + " [" + cited(source, item).map(PassageView::id).orElse("") + "]";
        }
    },
    /// When it was said.
    TIME {
        @Override
        String changed(Source source, int item, String text) {
            return text + " at "
                    + cited(source, item).map(view -> view.passage().startMs());
        }
    },
    /// A blank as long as what is left out.
    LENGTH {
        @Override
        String changed(Source source, int item, String text) {
            int all = source.passages().stream()
                    .mapToInt(view -> view.passage().text().length())
                    .sum();
            return text + ".".repeat(all % 2000);
        }
    },
    /// What the meeting may contain at the most.
    CEILING {
        @Override
        String changed(Source source, int item, String text) {
            return text + " " + source.systemHigh();
        }
    },
    /// A hash of all that was said, in place of it.
    DIGEST {
        @Override
        String changed(Source source, int item, String text) {
            return text + " "
                    + source.passages().stream()
                            .map(view -> view.passage().text())
                            .toList()
                            .hashCode();
        }
    };

    private static final Duration MINUTE = Duration.ofMinutes(1);

    abstract String changed(Source source, int item, String text);

    private static Optional<PassageView> cited(Source source, int item) {
        var cites = source.edition().items().get(item).cites();
        return source.passages().stream()
                .filter(view -> cites.contains(view.id()))
                .findFirst();
    }

    @Override
    public String release(Twin twin, String meeting, Subject officer) {
        var place = twin.place();
        var sacho = place.sacho;
        var policy = sacho.policies().active();
        var grant = sacho.access().toWork(officer, meeting);
        var edition = sacho.drafting().edition(grant, meeting, "U");
        var held = sacho.store()
                .meeting(meeting)
                .combine(
                        sacho.store().passages(meeting),
                        (_, passages) -> new Source(
                                edition,
                                passages,
                                sacho.store().high(meeting).label(),
                                policy.id() + " " + policy.version(),
                                List.of()));
        var composition = new Composed(new EditionComposition(new ContentJson(policy.lattice())));
        var clock = Clock.systemUTC();
        var guard = new Guard((_, _) -> {}, blind(policy.digest()), clock);
        var preview =
                guard.preview(held, edition.to(), policy.digest(), composition).open(grant);
        var request = meeting + "_0123456789abcdef";
        var now = Instant.now(clock);
        var order = ReleaseOrder.of(
                officer.id(),
                new ReleaseOrder.Approved(
                        request,
                        preview.digest(),
                        edition.to(),
                        policy.digest(),
                        Set.of(officer.id()),
                        now.minus(MINUTE),
                        now.plus(MINUTE)),
                sacho.releases().leave(place.approver1, request),
                sacho.releases().leave(place.approver2, request));
        return switch (guard.release(held, order, policy.digest(), composition)) {
            case ReleaseOutcome.Released<ReleasedMinutes>(var cleared) -> {
                var json = new ContentJson(policy.lattice());
                var own = new OwnGuard(json, sacho.keyring().guardKeys());
                var shelf = new OwnShelf(sacho.shelves(), own, json)
                        .receive(cleared)
                        .orElseThrow()
                        .id();
                sacho.search().minutesShelved(shelf);
                yield shelf;
            }
            case ReleaseOutcome.Refused<ReleasedMinutes>(var why, var _) -> throw new AssertionError("refused: " + why);
        };
    }

    private static FilterLine blind(PolicyDigest policy) {
        return new FilterLine(List.of("one", "other"), List.of(blind("one", policy), blind("other", policy)), MINUTE);
    }

    private static ReleaseFilter blind(String id, PolicyDigest policy) {
        return new ReleaseFilter() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Verdict examine(byte[] rendered, Label to) {
                return new Verdict(id, ContentDigest.of(rendered), policy, List.of());
            }
        };
    }

    /// The honest composition, with the texts of its items changed.
    private final class Composed implements Composition<Source, ReleasedMinutes> {

        private final EditionComposition honest;

        private Composed(EditionComposition honest) {
            this.honest = honest;
        }

        @Override
        public Composition.Composed<ReleasedMinutes> compose(Source source, Label to) {
            var composed = honest.compose(source, to);
            var minutes = composed.edition();
            var items = new ArrayList<ReleasedMinutes.Entry>();
            for (var entry : minutes.items()) {
                items.add(new ReleasedMinutes.Entry(
                        entry.id(),
                        entry.kind(),
                        entry.speaker(),
                        changed(source, items.size(), entry.text()),
                        entry.label()));
            }
            var leaking = new ReleasedMinutes(
                    minutes.format(),
                    minutes.label(),
                    minutes.policy(),
                    minutes.fields(),
                    items,
                    minutes.distribution());
            return new Composition.Composed<>(leaking, composed.sources(), composed.decided());
        }

        @Override
        public byte[] canonicalBytes(ReleasedMinutes edition) {
            return honest.canonicalBytes(edition);
        }
    }
}
