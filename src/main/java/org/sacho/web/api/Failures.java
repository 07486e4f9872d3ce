package org.sacho.web.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be logged of an unforeseen failure: kinds and places, never messages.
public final class Failures {

    private static final int DEEPEST = 8;

    private Failures() {}

    /// The exception and its causes by class, each with the line of ours nearest to it.
    public static List<String> kinds(Throwable failure) {
        var kinds = new ArrayList<String>();
        @Nullable Throwable next = failure;
        while (next != null && kinds.size() < DEEPEST) {
            kinds.add(next.getClass().getName() + at(next));
            next = next.getCause();
        }
        return kinds;
    }

    private static String at(Throwable failure) {
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("org.sacho.")) {
                return " at " + frame;
            }
        }
        return "";
    }
}
