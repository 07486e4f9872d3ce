package org.sacho.web.search;

import java.util.List;
import org.sacho.web.LabelView;
import org.sacho.web.SegmentView;

/// The question and what was found; the counts cover only what this person may see. `searched` is false before
/// the first question.
public record SearchView(String query, boolean searched, int hits, List<Group> groups) {
    public SearchView {
        groups = List.copyOf(groups);
    }

    /// The hits of one meeting.
    public record Group(String title, LabelView label, List<Hit> hits) {
        public Group {
            hits = List.copyOf(hits);
        }

        @Override
        public String toString() {
            return "Group[" + hits.size() + " hits]";
        }
    }

    /// One hit; `where` is ready to read, such as the edition or the passage number.
    public record Hit(String href, String where, LabelView label, List<SegmentView> snippet) {
        public Hit {
            snippet = List.copyOf(snippet);
        }

        @Override
        public String toString() {
            return "Hit[" + href + "]";
        }
    }

    @Override
    public String toString() {
        return "SearchView[" + hits + " hits]";
    }
}
