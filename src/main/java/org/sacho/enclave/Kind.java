package org.sacho.enclave;

import java.util.stream.Stream;

/// What a record is. The code is stored and authenticated, so it never changes once used.
public enum Kind {
    /// Title, attendees, state of a meeting.
    MEETING("meeting"),
    /// The ingested source.
    TRANSCRIPT("transcript"),
    /// The smallest unit that carries a portion mark.
    PASSAGE("passage"),
    /// What the machine proposed for a passage.
    VERDICT("verdict"),
    /// What a person decided on a passage.
    DETERMINATION("determination"),
    /// Minutes for one audience.
    EDITION("edition"),
    /// One item of minutes.
    ITEM("item"),
    /// A request to lower, with its approvals.
    REQUEST("request"),
    /// A signed package that left through the guard.
    RELEASE("release"),
    /// Released minutes as a lower enclave received them.
    SHELF("shelf"),
    /// Which search index of a meeting or of released minutes was committed last.
    INDEX("index"),
    /// What was asked for, decided and done about the destruction of a meeting; outlives the meeting.
    DESTRUCTION("destruction"),
    /// What two networks remember of each other: packages sent, numbers received, the guard that is trusted.
    TRANSFER("transfer"),
    /// Something that went lower than it may, and what was done about it.
    INCIDENT("incident");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Kind of(String code) {
        return Stream.of(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind of record"));
    }
}
