package org.sacho.enclave;

import org.sacho.policy.EnclaveId;

/// A store stays locked, because its sealing is not what its policy demands. The others work.
public final class StoreLockedException extends RuntimeException {

    StoreLockedException(EnclaveId store, String why) {
        super("store " + store + " is locked: " + why);
    }
}
