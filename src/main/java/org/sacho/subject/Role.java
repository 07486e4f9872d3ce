package org.sacho.subject;

/// What a person is there to do. Reading content needs a role that handles content, a clearance and a need to
/// know; a role alone never suffices.
public enum Role {
    /// Reads released minutes.
    READER(true),
    /// Uploads transcripts, determines labels, drafts minutes, asks for releases.
    OFFICER(true),
    /// Decides on releases and on determinations below the proposal.
    APPROVER(true),
    /// Sets policies, people and clearances; never sees content.
    SECURITY_ADMINISTRATOR(false),
    /// Reads the audit log; never sees content and changes nothing.
    AUDITOR(false);

    private final boolean handlesContent;

    Role(boolean handlesContent) {
        this.handlesContent = handlesContent;
    }

    public boolean handlesContent() {
        return handlesContent;
    }
}
