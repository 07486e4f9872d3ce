package org.sacho.policy;

import java.util.regex.Pattern;

/// A store's id in the policy pack. Never used as a file or table name: those say nothing about what a store
/// holds.
public record EnclaveId(String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public EnclaveId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name of 1 to 32 letters, digits, '_' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
