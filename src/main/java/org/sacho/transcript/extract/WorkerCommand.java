package org.sacho.transcript.extract;

import java.nio.file.Path;
import java.util.List;

/// How a worker is started.
@FunctionalInterface
interface WorkerCommand {

    /// The whole command line of a worker whose temporary files go to the folder.
    List<String> line(Path scratch);
}
