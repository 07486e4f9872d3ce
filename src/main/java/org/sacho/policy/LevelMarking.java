package org.sacho.policy;

import org.sacho.label.Level;

/// How one level is written and shown, and what it asks of people.
///
/// @param portionMark the tag before a passage or item, e.g. `(S)` or `대외비`
/// @param banner the words of the banner, always shown beside the colour
/// @param background CSS hex colour of banner and tag
/// @param foreground CSS hex colour of the words on it
/// @param needToKnow whether released minutes of this level are for named people only; content of a working
///     meeting always is
/// @param acceptAlone whether one person may accept a proposal of this level for many passages at once
public record LevelMarking(
        Level level,
        Wording name,
        String portionMark,
        Wording banner,
        String background,
        String foreground,
        boolean needToKnow,
        boolean acceptAlone) {}
