package org.sacho.web;

import java.util.List;

/// What surrounds every page: the highest label on it, the menu of this person, and the policy in force as `name
/// version`. `query` is the present query, ready to be continued by another parameter.
public record FrameView(LabelView banner, List<NavView> nav, String account, String policy, String query) {
    public FrameView {
        nav = List.copyOf(nav);
    }
}
