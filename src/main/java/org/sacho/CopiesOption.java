package org.sacho;

import java.nio.file.Path;
import java.util.Optional;
import org.sacho.ServeCommand.CannotServeException;
import org.sacho.audit.Collector;
import org.sacho.audit.Copies;
import picocli.CommandLine.Option;

/// Where checkpoints of the audit log are copied to.
final class CopiesOption {

    @Option(
            names = "--checkpoint-copy",
            paramLabel = "FILE",
            defaultValue = "${env:SACHO_CHECKPOINT_COPY}",
            description = "File on another medium that takes a copy of every checkpoint of the audit log; without it"
                    + " nothing is done. Default: $${SACHO_CHECKPOINT_COPY} or none.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--syslog",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SACHO_SYSLOG}",
            description = "Syslog collector that every checkpoint is sent to, udp://HOST:PORT or tcp://HOST:PORT."
                    + " Default: $${SACHO_SYSLOG} or none.")
    private Optional<String> collector = Optional.empty();

    Copies in(Path data) throws CannotServeException {
        if (file.isPresent()
                && file.get()
                        .toAbsolutePath()
                        .normalize()
                        .startsWith(data.toAbsolutePath().normalize())) {
            throw new CannotServeException(
                    "the copy of the checkpoints is inside " + data + "; name a file on another medium");
        }
        try {
            return new Copies(file, collector.map(Collector::parse));
        } catch (IllegalArgumentException e) {
            throw new CannotServeException(String.valueOf(e.getMessage()));
        }
    }
}
