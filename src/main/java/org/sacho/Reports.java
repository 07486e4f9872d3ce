package org.sacho;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// What a watcher of a drop folder tells whoever reads the server's error output. A folder that cannot be used is
/// told once, and again when it can.
final class Reports {

    private final PrintWriter err;
    private boolean unusable;

    Reports(PrintWriter err) {
        this.err = err;
    }

    /// One look at the folder.
    interface Look {
        void at() throws IOException;
    }

    void folder(Path folder, LongSupplier waiting, Look look) {
        try {
            look.at();
            if (unusable) {
                say("the drop folder " + folder + " can be used again");
            }
            unusable = false;
        } catch (IOException e) {
            if (!unusable) {
                say("the drop folder " + folder + " is missing, full or not ours to use; nothing is lost, packages"
                        + " waiting here: " + waiting.getAsLong() + "; bring the medium back, it is tried again");
            }
            unusable = true;
        }
    }

    void say(String message) {
        err.println("sacho: " + message);
        err.flush();
    }

    /// The watcher goes on; only the kind is told, because messages of failures may quote what was read.
    void unexpected(RuntimeException failure) {
        say("the drop folder was not dealt with because of an unexpected "
                + failure.getClass().getName() + "; it is tried again");
    }
}
