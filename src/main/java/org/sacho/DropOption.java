package org.sacho;

import java.nio.file.Path;
import java.util.Optional;
import org.sacho.ServeCommand.CannotServeException;
import org.sacho.transfer.Exports;
import org.sacho.transfer.Imports;
import picocli.CommandLine.Option;

/// The options of `serve` for two networks: which side this is, and through which folder packages go.
final class DropOption {

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "all",
            description = "Which of two networks this is: all (default, one process), high or low.")
    private String side = "all";

    @Option(
            names = "--drop",
            paramLabel = "DIR",
            description = "Folder into which a high side puts packages, or from which a low side takes them.")
    private Optional<Path> drop = Optional.empty();

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Packages go in or out only at these steps of the clock, 1 to 86400. Default: 60.")
    private int every = 60;

    Side side() throws CannotServeException {
        var chosen = switch (side) {
            case "all" -> Side.ALL;
            case "high" -> Side.HIGH;
            case "low" -> Side.LOW;
            default -> throw new CannotServeException("there is no such side; choose all, high or low");
        };
        if (chosen == Side.ALL && drop.isPresent()) {
            throw new CannotServeException("--drop is for --side high or --side low");
        }
        if (every < 1 || every > 86_400) {
            throw new CannotServeException("--every has to be 1 to 86400 seconds");
        }
        return chosen;
    }

    /// Something that looks at a folder until it is closed.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /// Watches the folder, if one was named.
    Watch watch(Premises premises, Reports reports) {
        if (drop.isEmpty()) {
            return () -> {};
        }
        return Ticks.start(every, work(premises, drop.get(), reports), reports::unexpected);
    }

    private static Runnable work(Premises premises, Path folder, Reports reports) {
        return switch (premises) {
            case Installation high -> exporting(high.exports(), folder, reports);
            case LowInstallation low -> importing(low.imports(), folder, reports);
            default -> throw new IllegalArgumentException("there is no such side");
        };
    }

    private static Runnable exporting(Exports exports, Path folder, Reports reports) {
        return () -> reports.folder(folder, exports::waiting, () -> exports.to(folder));
    }

    private static Runnable importing(Imports imports, Path folder, Reports reports) {
        return () -> reports.folder(
                folder, () -> 0L, () -> imports.watch(folder).forEach(receipt -> reports.say(receipt.message())));
    }
}
