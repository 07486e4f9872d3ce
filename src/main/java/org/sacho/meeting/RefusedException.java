package org.sacho.meeting;

import java.util.List;

/// A request that cannot be carried out, with the reason in a form every screen can put into words. Nothing
/// was changed.
///
/// Carries no content: only a code and, where they help, ids and numbers.
public final class RefusedException extends RuntimeException {

    private final Kind kind;
    private final String code;
    private final List<String> arguments;

    public RefusedException(Kind kind, String code, String... arguments) {
        super(code);
        this.kind = kind;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /// The same answer whether a thing does not exist or the asker may not know that it does.
    public static RefusedException notFound() {
        return new RefusedException(Kind.NOT_FOUND, "not-found");
    }

    public Kind kind() {
        return kind;
    }

    /// Key of the message, e.g. `already-decided`.
    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }

    /// What kind of no it is.
    public enum Kind {
        INVALID,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        TOO_LARGE,
        UNAVAILABLE
    }
}
