package org.sacho.access;

import org.sacho.label.Label;

/// What somebody wants to reach: one meeting, one request for a decision, one released edition.
///
/// @param kind what it is, for the audit log, e.g. `meeting`
/// @param id its id; never a title
public record Target(String kind, String id, Label label, NeedToKnow needToKnow) {}
