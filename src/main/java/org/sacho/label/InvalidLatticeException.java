package org.sacho.label;

/// The policy describes something that is not a lattice. Raised while a policy is loaded, never later.
public final class InvalidLatticeException extends RuntimeException {
    InvalidLatticeException(String message) {
        super(message);
    }
}
