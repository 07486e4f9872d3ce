package org.sacho.minutes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sacho.guard.Composition;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.PassageView;

/// How the guard makes an edition: from the parts on its allow-list, each with the label of what it rests on
/// now, not when it was drafted.
public final class EditionComposition implements Composition<EditionComposition.Source, ReleasedMinutes> {

    private final ContentJson json;

    public EditionComposition(ContentJson json) {
        this.json = json;
    }

    /// The working material.
    ///
    /// @param policy what readers know the pack in force by
    /// @param distribution accounts the edition is for
    public record Source(
            Edition edition, List<PassageView> passages, Label systemHigh, String policy, List<String> distribution) {
        @Override
        public String toString() {
            return "Source[" + edition.id() + "]";
        }
    }

    @Override
    public Composed<ReleasedMinutes> compose(Source source, Label to) {
        var passages = source.passages().stream().collect(Collectors.toMap(PassageView::id, Function.identity()));
        var labels = new ArrayList<Label>();
        var decided = new HashSet<Decided>();
        var entries = new ArrayList<ReleasedMinutes.Entry>();
        for (var item : source.edition().items()) {
            var id = Integer.toString(entries.size() + 1);
            var label = labelNow(item, passages, source.systemHigh());
            labels.add(label);
            decided.addAll(decided(id, item, passages));
            var speaker = PlainText.of(item.speaker().orElse(""));
            entries.add(new ReleasedMinutes.Entry(id, item.kind(), speaker, PlainText.of(item.text()), label));
        }
        source.edition().fields().values().forEach(field -> labels.add(field.label()));
        var minutes = new ReleasedMinutes(
                ReleasedMinutes.FORMAT,
                to,
                source.policy(),
                StatutoryContents.of(source.edition()),
                entries,
                source.distribution());
        return new Composed<>(minutes, labels, decided);
    }

    @Override
    public byte[] canonicalBytes(ReleasedMinutes edition) {
        return json.write(edition);
    }

    /// What an item carries now: its cited passages as they are determined at this moment and, if a person
    /// changed the words, what those call for.
    private static Label labelNow(Item item, Map<String, PassageView> passages, Label systemHigh) {
        var label = item.cites().stream()
                .map(cited -> Optional.ofNullable(passages.get(cited))
                        .map(view -> view.label(systemHigh))
                        .orElse(systemHigh))
                .reduce(Label::join)
                .orElse(systemHigh);
        return item.edited() ? label.join(item.label()) : label;
    }

    private static Set<Decided> decided(String id, Item item, Map<String, PassageView> passages) {
        if (item.edited()) {
            return Set.of();
        }
        return item.cites().stream()
                .flatMap(cited -> Optional.ofNullable(passages.get(cited)).stream())
                .filter(view -> view.determination()
                        .flatMap(determination -> determination.value().second())
                        .isPresent())
                .flatMap(view -> view.verdict().stream())
                .flatMap(verdict -> verdict.evidence().stream())
                .map(evidence -> new Decided("items/" + id, evidence.rule()))
                .collect(Collectors.toSet());
    }
}
