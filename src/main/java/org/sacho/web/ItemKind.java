package org.sacho.web;

/// What an item of the minutes records.
public enum ItemKind {
    REMARK,
    DECISION,
    VOTE,
    ACTION
}
