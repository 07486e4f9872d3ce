package org.sacho.web.incidents;

import java.util.List;
import org.sacho.web.LabelView;

/// The passages that an item of released minutes rests on, to choose the one that is too low.
public record SpiltItemView(String meetingId, String edition, String item, List<Passage> passages) {
    public SpiltItemView {
        passages = List.copyOf(passages);
    }

    /// One of them.
    public record Passage(String id, int ordinal, String speaker, String text, LabelView label) {
        @Override
        public String toString() {
            return "Passage[" + id + "]";
        }
    }
}
