package org.sacho;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sacho.audit.AuditCommand;
import org.sacho.policy.PolicyCommand;
import org.sacho.transcript.extract.ExtractWorker;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of the one jar: every command starts here.
@Command(
        name = "sacho",
        description = "Minutes of classified meetings, segregated by label.",
        mixinStandardHelpOptions = true,
        version = "sacho 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            InitCommand.class,
            ClassifyCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            PolicyCommand.class,
            KeysCommand.class,
            ReleaseCommand.class,
            LeakcheckCommand.class
        })
public final class Sacho {

    /// Recommends a JVM option at every start. Held here because the JVM forgets loggers nobody holds.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private static final String LOOK_AT_THE_DISK =
            "see that its disk has room and is whole, and that this account may write there, then start again";

    private Sacho() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(ExtractWorker.COMMAND)) {
            // Parsers must not be able to print into the answer.
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            System.exit(ExtractWorker.run(
                    new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out)));
        }
        LUCENE.setLevel(Level.SEVERE);
        keepTemporaryFilesInside(args);
        int exit = commandLine().execute(args);
        if (exit != ServeCommand.SERVING) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine() {
        var commands = new CommandLine(new Sacho()).addSubcommand(new AuditCommand(StoresOnRecord::find));
        return commands.setExecutionExceptionHandler((e, commandLine, parsed) -> {
            commandLine.getErr().println("sacho: " + sentence(e));
            return CommandLine.ExitCode.USAGE;
        });
    }

    /// What a command did not foresee may quote what it read, so only its kind is shown, or the file that failed.
    private static String sentence(Exception failure) {
        return switch (failure) {
            case FileSystemException disk ->
                "cannot use " + disk.getFile() + " ("
                        + Objects.requireNonNullElse(
                                disk.getReason(), disk.getClass().getSimpleName()) + "): " + LOOK_AT_THE_DISK;
            case IOException _ -> "a file cannot be read or written: " + LOOK_AT_THE_DISK;
            default -> "stopped by an unexpected " + failure.getClass().getName();
        };
    }

    /// Points the JVM's temporary folder into the data folder before anything asks for it.
    private static void keepTemporaryFilesInside(String[] args) {
        var words = Arrays.asList(args);
        int data = Math.max(words.indexOf("--data"), words.indexOf("--installation"));
        if (data >= 0 && data + 1 < args.length) {
            System.setProperty(
                    "java.io.tmpdir",
                    Path.of(args[data + 1]).resolve("tmp").toAbsolutePath().toString());
        }
    }
}
