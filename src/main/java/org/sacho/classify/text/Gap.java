package org.sacho.classify.text;

/// What stands between two letters of a text.
enum Gap {
    NONE,
    /// Nothing but white space, dashes, underscores or middle dots.
    SPACE,
    /// Full stops, commas, slashes or apostrophes without a space.
    POINT,
    /// The beginning, the end, or what a person would stop at.
    BREAK
}
