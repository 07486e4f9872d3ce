package org.sacho.policy;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// A policy pack that cannot be used, with every mistake in it, so that one round of corrections is enough.
///
/// What a pack looks for may itself be classified: messages quote keys, ids and positions, never terms or
/// patterns.
public final class InvalidPolicyException extends Exception {

    private final List<Problem> problems;

    InvalidPolicyException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// In the order of the file, never empty.
    public List<Problem> problems() {
        return problems;
    }

    /// One mistake and what to do about it.
    ///
    /// @param line counted from 1
    public record Problem(String file, int line, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }
    }
}
