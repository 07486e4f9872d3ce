package org.sacho.web.people;

/// What a person may do. Roles that would let one person undo the separation of duties are refused on saving.
public enum PersonRole {
    READER,
    OFFICER,
    APPROVER,
    SECURITY_ADMIN,
    AUDITOR
}
