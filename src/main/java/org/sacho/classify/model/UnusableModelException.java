package org.sacho.classify.model;

/// A model that cannot be used, or data no model can be made of. The message says why and what to do, and quotes
/// no content.
public final class UnusableModelException extends Exception {

    UnusableModelException(String message) {
        super(message);
    }
}
