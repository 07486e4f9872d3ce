package org.sacho.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.sacho.policy.InvalidPolicyException.Problem;

/// Collects the mistakes of one pack while it is read to its end.
final class ProblemLog {

    private static final Pattern QUOTABLE = Pattern.compile("[A-Za-z0-9._/-]{1,64}");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    ProblemLog(String file) {
        this.file = file;
    }

    void add(int line, String message) {
        problems.add(new Problem(file, line, message));
    }

    /// Throws when anything was added.
    void throwIfAny() throws InvalidPolicyException {
        if (!problems.isEmpty()) {
            throw new InvalidPolicyException(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .toList());
        }
    }

    /// The name in quotes if it looks like one. Anything else may be a term that slipped into the wrong place.
    static String quoted(String name) {
        return QUOTABLE.matcher(name).matches() ? "'" + name + "'" : "(not shown: not a plain name)";
    }
}
