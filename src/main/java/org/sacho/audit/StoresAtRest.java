package org.sacho.audit;

import java.io.IOException;
import java.nio.file.Path;

/// Looks at stores that nobody unlocked.
@FunctionalInterface
public interface StoresAtRest {

    /// What became of a store since a checkpoint told how far it had come.
    enum Finding {
        /// It has come at least as far.
        THERE,
        /// It is older than that, or another.
        BEHIND,
        /// There is no such store.
        MISSING,
        /// There is no store at all: this is a copy of the log alone.
        NOT_HERE
    }

    /// Compares one store with what was stated.
    ///
    /// @param data the folder of the installation
    Finding find(Path data, StoreState stated) throws IOException;
}
