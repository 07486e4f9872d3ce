package org.sacho.web;

import java.util.List;
import org.sacho.minutes.Item.Kind;

/// One edition of the minutes as its readers see it: the approver and the reader are shown this same value.
///
/// @param distribution accounts the edition is for; empty when everybody cleared may read it
public record DocumentView(LabelView label, List<Field> fields, List<Item> items, List<String> distribution) {
    public DocumentView {
        fields = List.copyOf(fields);
        items = List.copyOf(items);
        distribution = List.copyOf(distribution);
    }

    /// A statutory field; `id` selects its name from the messages.
    public record Field(String id, String value, LabelView label) {
        @Override
        public String toString() {
            return "Field[" + id + "]";
        }
    }

    /// An item; `kind` selects its name from the messages.
    public record Item(Kind kind, String speaker, String text, LabelView label) {
        @Override
        public String toString() {
            return "Item[" + kind + "]";
        }
    }
}
