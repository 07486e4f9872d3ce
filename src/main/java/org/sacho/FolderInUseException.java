package org.sacho;

import java.io.IOException;
import java.nio.file.Path;

/// Another process, most likely a running server, has the data folder.
public final class FolderInUseException extends IOException {

    FolderInUseException(Path data) {
        super("the data folder " + data + " is in use by another process; stop that server, or name another folder");
    }
}
