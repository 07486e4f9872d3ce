package org.sacho.minutes;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sacho.label.Label;
import org.sacho.policy.EnclaveId;
import org.sacho.subject.SubjectId;

/// The minutes for one audience while they are being written; kept at the meeting's system high.
///
/// @param id id of the highest level its readers' store keeps
/// @param to label of its readers
/// @param authors everybody who drafted or edited it; none of them approves it
public record Edition(
        String id,
        EnclaveId enclave,
        Label to,
        Map<Field, FieldValue> fields,
        List<Item> items,
        Set<SubjectId> authors,
        Status status) {

    public Edition {
        fields = Map.copyOf(fields);
        items = List.copyOf(items);
        authors = Set.copyOf(authors);
    }

    /// How far the edition has come.
    public enum Status {
        DRAFT,
        SUBMITTED,
        RELEASED
    }

    /// A statutory content that a person wrote for this audience, with what the text calls for.
    public record FieldValue(String text, Label label, SubjectId by) {
        @Override
        public String toString() {
            return "FieldValue[" + label + "]";
        }
    }

    /// The highest label in it.
    public Label label(Label atLeast) {
        var label = atLeast;
        for (var item : items) {
            label = label.join(item.label());
        }
        for (var field : fields.values()) {
            label = label.join(field.label());
        }
        return label;
    }

    public Edition as(Status next) {
        return new Edition(id, enclave, to, fields, items, authors, next);
    }

    Edition with(Map<Field, FieldValue> changed, SubjectId author) {
        var merged = new EnumMap<Field, FieldValue>(Field.class);
        merged.putAll(fields);
        merged.putAll(changed);
        return new Edition(id, enclave, to, merged, items, plus(author), status);
    }

    Edition with(Item changed, SubjectId author) {
        var replaced = items.stream()
                .map(item -> item.id().equals(changed.id()) ? changed : item)
                .toList();
        return new Edition(id, enclave, to, fields, replaced, plus(author), status);
    }

    /// The edition as a draft without anything that rests on this passage.
    public Edition without(String passage) {
        var kept =
                items.stream().filter(item -> !item.cites().contains(passage)).toList();
        return new Edition(id, enclave, to, fields, kept, authors, Status.DRAFT);
    }

    public boolean cites(String passage) {
        return items.stream().anyMatch(item -> item.cites().contains(passage));
    }

    private Set<SubjectId> plus(SubjectId author) {
        var all = new HashSet<>(authors);
        all.add(author);
        return all;
    }

    @Override
    public String toString() {
        return "Edition[" + id + ", " + status + "]";
    }
}
