package org.sacho.web;

/// The entries of the main menu; which of them a person gets is decided by role, not by the template.
public enum Section {
    MEETINGS("/meetings"),
    APPROVALS("/approvals"),
    SEARCH("/search"),
    INCIDENTS("/incidents"),
    POLICY("/policy"),
    PEOPLE("/people"),
    KEYS("/keys"),
    AUDIT("/audit"),
    REGISTER("/register");

    private final String href;

    Section(String href) {
        this.href = href;
    }

    public String href() {
        return href;
    }
}
