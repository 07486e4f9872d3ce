package org.sacho.label.us;

import java.util.SortedSet;
import java.util.TreeSet;

/// Foreign government information and whose it is.
///
/// @param present whether there is any
/// @param sources empty when present but concealed
record ForeignInformation(boolean present, SortedSet<String> sources) {

    static final ForeignInformation NONE = new ForeignInformation(false, new TreeSet<>(Countries.ORDER));

    static boolean isForeign(String block) {
        return block.equals("FGI") || block.startsWith("FGI ");
    }

    static ForeignInformation parse(String block) {
        var sources = block.equals("FGI")
                ? new TreeSet<>(Countries.ORDER)
                : Countries.parse(block.substring("FGI ".length()), " ");
        if (sources.contains("USA")) {
            throw new UsMarkingException("the United States is no foreign government");
        }
        return new ForeignInformation(true, sources);
    }

    private boolean conceals() {
        return present && sources.isEmpty();
    }

    /// All sources; none if either side conceals its own.
    ForeignInformation union(ForeignInformation other) {
        var union = new TreeSet<>(Countries.ORDER);
        if (!conceals() && !other.conceals()) {
            union.addAll(sources);
            union.addAll(other.sources);
        }
        return new ForeignInformation(present || other.present, union);
    }

    @Override
    public String toString() {
        if (!present) {
            return "";
        }
        return sources.isEmpty() ? "FGI" : "FGI " + String.join(" ", sources);
    }
}
