package org.sacho.enclave;

import java.util.regex.Pattern;

/// Which record of an enclave. Ids are random or stable names, never taken from content.
///
/// @param meeting id of the meeting, 1 to 64 letters, digits, `.`, `_` or `-`
/// @param id likewise, unique among records of this kind in the meeting
public record RecordRef(Kind kind, String meeting, String id) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public RecordRef {
        if (!NAME.matcher(meeting).matches() || !NAME.matcher(id).matches()) {
            throw new IllegalArgumentException("not a name of 1 to 64 letters, digits, '.', '_' or '-'");
        }
    }
}
