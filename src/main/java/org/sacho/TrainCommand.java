package org.sacho;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sacho.audit.AuditDamagedException;
import org.sacho.audit.AuditUnavailableException;
import org.sacho.classify.model.LabelledPassage;
import org.sacho.classify.model.LabelledPassages;
import org.sacho.classify.model.ModelCard;
import org.sacho.classify.model.ModelTrainer;
import org.sacho.classify.model.UnusableModelException;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.StoreFailedException;
import org.sacho.label.Label;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `train`: makes a model from passages whose labels are known, be they in files or determined in an installation.
@Command(
        name = "train",
        description = "Makes a model, with its card, from passages whose labels are known.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nRows of a FILE:%n",
        footer = {
            "One JSON object per line: {\"text\": \"...\", \"label\": \"S\", \"volume\": \"2026-11 staff\"}.",
            "label: U, LOU, CUI (unclassified), C, S or TS.",
            "volume (optional): where the passage is from, such as the series of meetings. Passages of one",
            "volume are never split between training and measuring. Without it every row is its own.",
            "Each file may say as much as the largest one, up to five times its rows: put passages that a",
            "person marked one by one into a file of their own.",
            "The same files make the same model, byte for byte. Memory: about 1 GB per 30,000 passages of 600",
            "characters.",
            "",
            "With --installation the rows are the passages that its officers determined, and a meeting is a volume.",
            "The server must be stopped. The audit log says that somebody trained; no passage is written to disk.",
            "A model trained on classified passages is itself classified, at their level."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the model is in DIR", "1:the passages do not make a model", "2:could not run"})
final class TrainCommand implements Callable<Integer> {

    private static final int NO_MODEL = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty folder for the model.")
    private Path out;

    /// Where the passages come from: one or the other.
    private static final class Source {
        @Option(
                names = "--data",
                required = true,
                arity = "1..*",
                paramLabel = "FILE",
                description = "JSON Lines, .jsonl or .jsonl.gz.")
        private List<Path> data = List.of();

        @ArgGroup(exclusive = false)
        private Site site = new Site();
    }

    private static final class Site {
        @Option(
                names = "--installation",
                required = true,
                paramLabel = "FOLDER",
                description = "Data folder of a stopped server: train on what its officers determined.")
        private Optional<Path> folder = Optional.empty();

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "File that holds the passphrase of the installation, mode 600.")
        private Optional<Path> passphraseFile = Optional.empty();
    }

    /// What to train on.
    ///
    /// @param names what the card says of where it is from
    /// @param sensitivity of determinations; files do not say theirs
    private record Material(List<LabelledPassage> passages, List<String> names, Optional<Label> sensitivity) {}

    @Override
    public Integer call() {
        int failure = COULD_NOT_RUN;
        try {
            ModelCard.requireEmpty(out);
            var material = source.site.folder.isPresent() ? determined(source.site.folder.get()) : filed();
            failure = NO_MODEL;
            var training = ModelTrainer.train(material.passages(), this::progress);
            failure = COULD_NOT_RUN;
            write(training, material);
            return 0;
        } catch (UnusableModelException
                | KeyringLockedException
                | PassphraseRefusedException
                | AuditDamagedException
                | AuditUnavailableException
                | StoreFailedException
                | FolderInUseException
                | CannotTrainException e) {
            progress(Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            progress("cannot write to " + out + "; check the path");
        }
        return failure;
    }

    private Material filed() throws UnusableModelException {
        var names =
                source.data.stream().map(file -> file.getFileName().toString()).toList();
        return new Material(LabelledPassages.read(source.data), names, Optional.empty());
    }

    private Material determined(Path data)
            throws CannotTrainException, FolderInUseException, KeyringLockedException, PassphraseRefusedException,
                    AuditDamagedException {
        if (!Installation.exists(data)) {
            throw new CannotTrainException(
                    "there is no installation in " + data + "; name the data folder of a stopped server");
        }
        try {
            if (liesInside(data)) {
                throw new CannotTrainException(
                        out + " lies inside the data folder " + data + "; name a folder elsewhere for the model");
            }
            var determinations = Determinations.read(data, source.site.passphraseFile);
            var name = "determinations of an installation, " + determinations.meetings() + " meetings";
            return new Material(determinations.passages(), List.of(name), Optional.of(determinations.sensitivity()));
        } catch (FolderInUseException e) {
            throw e;
        } catch (IOException e) {
            throw new CannotTrainException("cannot read the installation in " + data + "; check the path");
        }
    }

    /// Whether the model would be written into the data folder, also through a link.
    private boolean liesInside(Path data) throws IOException {
        var existing = out.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        return existing.toRealPath().startsWith(data.toRealPath());
    }

    private void write(ModelTrainer.Training training, Material material) throws UnusableModelException, IOException {
        if (material.sensitivity().isPresent()) {
            PrivateFolders.create(out);
        }
        new ModelCard(training, material.names(), LocalDate.now(ZoneOffset.UTC)).write(out);
        print(spec.commandLine().getOut(), training.model().id() + " is in " + out);
        material.sensitivity()
                .ifPresent(label -> progress("the model is as sensitive as the most sensitive passage it learned"
                        + " from; keep " + out + " at " + label));
    }

    private void progress(String message) {
        print(spec.commandLine().getErr(), "sacho: " + message);
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }

    /// A reason not to train, with what to do about it.
    private static final class CannotTrainException extends Exception {
        CannotTrainException(String message) {
            super(message);
        }
    }
}
