package org.sacho.web;

/// The entries of the main menu; which of them a person gets is decided by role, not by the template.
public enum Section {
    MEETINGS,
    REVIEW,
    APPROVALS,
    SEARCH,
    POLICY,
    PEOPLE,
    AUDIT
}
