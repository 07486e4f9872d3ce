package org.sacho;

import java.io.IOException;

/// The data folder belongs to another side than the one it was to be opened as. The message says which.
public final class WrongSideException extends IOException {

    WrongSideException(String message) {
        super(message);
    }
}
