package org.sacho.meeting;

import java.util.List;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.Reason;

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

    /// How a denied access is put: while the log takes no record every answer is that same one, whatever it would have
    /// been.
    public static RefusedException of(Denied<?> denied, RefusedException otherwise) {
        return denied.reasons().contains(new Reason.NotOnRecord())
                ? new RefusedException(Kind.UNAVAILABLE, "audit-unavailable")
                : otherwise;
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
