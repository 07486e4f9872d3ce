package org.sacho;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sacho.leak.Canary;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.EnclaveSpec;

/// The canaries of one `leakcheck`: one for every place above where people can put words, and one for each lower store
/// that may come down as far as there.
final class LeakWords {

    private static final List<String> PLACES =
            List.of("text", "speaker", "title", "place", "host", "attendee", "agenda", "file-name", "reason");

    private final Map<String, Canary> above = new HashMap<>();
    private final Map<EnclaveId, Canary> releasable = new HashMap<>();

    LeakWords(Collection<EnclaveSpec> lower, SecureRandom random) {
        PLACES.forEach(place -> above.put(place, Canary.random(place, random)));
        int number = 1;
        for (var store : lower) {
            releasable.put(store.id(), Canary.random("releasable-" + number++, random));
        }
    }

    /// The word that stands in this place above.
    String above(String place) {
        return Objects.requireNonNull(above.get(place), "no such place").word();
    }

    /// The word that may come down to this store and no further.
    Canary releasable(EnclaveSpec store) {
        return Objects.requireNonNull(releasable.get(store.id()), "no lower store");
    }

    List<Canary> all() {
        var all = new ArrayList<>(above.values());
        all.addAll(releasable.values());
        return all;
    }

    @Override
    public String toString() {
        return "LeakWords[]";
    }
}
