package org.sacho.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// An event with its place in the log.
///
/// @param sequence position, from 0, without gaps
/// @param source the remote address the request came from
public record AuditEntry(long sequence, Instant at, AuditEvent event, Optional<String> source) {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.:%_-]{1,64}");

    public AuditEntry {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence is negative");
        }
        requireAddress(source);
    }

    static void requireAddress(Optional<String> source) {
        if (source.isPresent() && !ADDRESS.matcher(source.get()).matches()) {
            throw new IllegalArgumentException("the source of an audit entry is not an address");
        }
    }
}
