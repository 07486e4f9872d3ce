package org.sacho.spill;

/// What is done about an incident, in this order. Each is durable before the next begins and can be repeated.
public enum Step {
    /// The passage carries the higher label.
    RAISED,
    /// Every edition that rests on it and was released below that label is out of everybody's reach.
    ISOLATED,
    /// Drafts and requests for release do not rest on it any more.
    TAKEN_BACK,
    /// Who had read it is known, and they are told at their next page.
    READERS_LISTED;

    /// Whether it is about the meeting, which is not where a recall arrives.
    public boolean needsOrigin() {
        return switch (this) {
            case RAISED, TAKEN_BACK -> true;
            case ISOLATED, READERS_LISTED -> false;
        };
    }
}
