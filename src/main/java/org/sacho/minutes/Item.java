package org.sacho.minutes;

import java.util.List;
import java.util.Optional;
import org.sacho.label.Label;

/// One item of an edition.
///
/// @param id position in the draft when it was made; stable while the edition lives
/// @param label join of the cited passages' labels and of what the text itself calls for
/// @param cites the passages it rests on; an item that cites nothing is held at system high
/// @param edited whether a person changed the text, so that it no longer is the passage's
public record Item(
        String id, Kind kind, Optional<String> speaker, String text, Label label, List<String> cites, boolean edited) {

    public Item {
        cites = List.copyOf(cites);
    }

    /// What an item records.
    public enum Kind {
        AGENDA(Field.AGENDA),
        REMARK(Field.REMARKS),
        DECISION(Field.DECISIONS),
        VOTE(Field.VOTES);

        private final Field field;

        Kind(Field field) {
            this.field = field;
        }

        /// The statutory content it belongs to.
        public Field field() {
            return field;
        }
    }

    Item edited(String changed, Label joined) {
        return new Item(id, kind, speaker, changed, joined, cites, true);
    }

    @Override
    public String toString() {
        return "Item[" + id + ", " + kind + ", " + label + "]";
    }
}
