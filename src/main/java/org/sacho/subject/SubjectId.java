package org.sacho.subject;

import java.util.regex.Pattern;

/// An account name. Never a person's real name, because it stands in the audit log.
public record SubjectId(String value) implements Comparable<SubjectId> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public SubjectId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an account name is 1 to 64 lower-case letters, digits, '.', '_' or '-', and starts with a letter or digit");
        }
    }

    @Override
    public int compareTo(SubjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
