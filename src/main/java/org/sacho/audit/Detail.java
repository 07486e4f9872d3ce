package org.sacho.audit;

import java.util.regex.Pattern;

/// What an event may say beside who, what and how it ended. Each has its own narrow alphabet, so that a
/// sentence of a transcript does not fit into any of them.
public enum Detail {
    /// Why, as a constant of the program: `LEVEL_TOO_LOW`.
    REASON(Shape.CODE),
    ROLE(Shape.CODE),
    FORMAT(Shape.CODE),
    STATE(Shape.CODE),
    /// The account that was acted upon.
    ACCOUNT(Shape.ID),
    ENCLAVE(Shape.ID),
    MEETING(Shape.ID),
    EDITION(Shape.ID),
    PASSAGE(Shape.ID),
    REQUEST(Shape.ID),
    SESSION(Shape.ID),
    VERSION(Shape.ID),
    PROVIDER(Shape.ID),
    /// When it happened, where that was before it could be written down.
    TIME(Shape.ID),
    /// SHA-256 of what was read, approved or released.
    DIGEST(Shape.HEX),
    POLICY(Shape.HEX),
    COUNT(Shape.NUMBER),
    BYTES(Shape.NUMBER),
    FROM_LABEL(Shape.LABEL),
    TO_LABEL(Shape.LABEL),
    CLEARANCE(Shape.LABEL);

    private final Pattern shape;

    Detail(String shape) {
        this.shape = Pattern.compile(shape);
    }

    boolean accepts(String value) {
        return shape.matcher(value).matches();
    }

    private static final class Shape {
        private static final String CODE = "[A-Za-z0-9_-]{1,64}";
        private static final String ID = "[A-Za-z0-9._:/+=-]{1,128}";
        private static final String HEX = "[0-9a-f]{1,128}";
        private static final String NUMBER = "[0-9]{1,19}";
        private static final String LABEL = "[A-Za-z0-9_-]{1,32}(//[A-Za-z0-9_, /-]{1,512})?";
    }
}
