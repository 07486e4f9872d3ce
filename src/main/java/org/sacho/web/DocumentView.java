package org.sacho.web;

import java.util.List;

/// One edition of the minutes as its readers see it: the approver and the reader are shown this same value.
public record DocumentView(LabelView label, List<Field> fields, List<Item> items) {
    public DocumentView {
        fields = List.copyOf(fields);
        items = List.copyOf(items);
    }

    /// A statutory field; `id` selects its name from the messages.
    public record Field(String id, String value, LabelView label) {
        @Override
        public String toString() {
            return "Field[" + id + "]";
        }
    }

    /// An item; `kind` selects its name from the messages.
    public record Item(ItemKind kind, String text, LabelView label) {
        @Override
        public String toString() {
            return "Item[" + kind + "]";
        }
    }
}
