package org.sacho.audit;

import java.nio.file.Path;
import java.util.Optional;

/// Where checkpoints go beside the log itself.
///
/// @param file on a medium of its own: it has to take every checkpoint, or the log takes no more records
/// @param collector is sent each; where that fails, the log says so and goes on
public record Copies(Optional<Path> file, Optional<Collector> collector) {

    public static final Copies NONE = new Copies(Optional.empty(), Optional.empty());
}
