package org.sacho.audit;

import java.util.List;

/// The stores that a log vouches for, as it sees them when it signs.
@FunctionalInterface
public interface Stores {

    /// How far each has come: never further than what is durable. Answers at once, also after they are closed, and
    /// waits for nobody who might be waiting for the log.
    List<StoreState> states();
}
