package org.sacho;

import java.util.ArrayList;
import java.util.List;

/// Parts of an installation that have to be closed, in the order in which they were opened.
final class Parts implements AutoCloseable {

    private final List<AutoCloseable> parts = new ArrayList<>();

    <T extends AutoCloseable> T keep(T part) {
        parts.add(part);
        return part;
    }

    /// Takes every part down in reverse order, also when one of them fails.
    @Override
    public void close() {
        var failures = new ArrayList<Exception>();
        for (var part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the installation did not close cleanly", failures.getFirst());
        }
    }
}
