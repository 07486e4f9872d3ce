package org.sacho.web;

/// How a label is shown. The colour comes from `/labels.css`, which has one rule per level; the words always come
/// with it. `levelId` matches `[A-Za-z0-9_-]+`; `mark` is the portion mark such as `(S)`; `words` is the banner
/// line.
public record LabelView(String levelId, String mark, String words) {}
