package org.sacho.enclave;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What a store holds of one meeting.
///
/// @param counts number of records by kind; no kind with none
/// @param sha256 over every record as it is stored, in hex: says later what it was that was erased
public record Inventory(Map<Kind, Integer> counts, String sha256) {

    public Inventory {
        var copy = new EnumMap<Kind, Integer>(Kind.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    public int records() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
