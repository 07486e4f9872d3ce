package org.sacho;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.sacho.classify.model.LabelledPassages;
import org.sacho.classify.model.ModelCard;
import org.sacho.classify.model.ModelTrainer;
import org.sacho.classify.model.UnusableModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `train`: makes a model from passages whose labels are known.
@Command(
        name = "train",
        description = "Makes a model, with its card, from passages whose labels are known.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nRows:%n",
        footer = {
            "One JSON object per line: {\"text\": \"...\", \"label\": \"S\", \"volume\": \"2026-11 staff\"}.",
            "label: U, LOU, CUI (unclassified), C, S or TS.",
            "volume (optional): where the passage is from, such as the series of meetings. Passages of one",
            "volume are never split between training and measuring. Without it every row is its own.",
            "Each file may say as much as the largest one, up to five times its rows: put passages that a",
            "person marked one by one into a file of their own.",
            "The same files make the same model, byte for byte. Memory: about 1 GB per 30,000 passages of 600",
            "characters.",
            "A model trained on classified passages is itself classified, at their level."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the model is in DIR", "1:the passages do not make a model", "2:could not run"})
final class TrainCommand implements Callable<Integer> {

    private static final int NO_MODEL = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "JSON Lines, .jsonl or .jsonl.gz.")
    private List<Path> data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty folder for the model.")
    private Path out;

    @Override
    public Integer call() {
        int failure = COULD_NOT_RUN;
        try {
            ModelCard.requireEmpty(out);
            var passages = LabelledPassages.read(data);
            failure = NO_MODEL;
            var training = ModelTrainer.train(passages, this::progress);
            failure = COULD_NOT_RUN;
            var names = data.stream().map(file -> file.getFileName().toString()).toList();
            new ModelCard(training, names, LocalDate.now(ZoneOffset.UTC)).write(out);
            print(spec.commandLine().getOut(), training.model().id() + " is in " + out);
            return 0;
        } catch (UnusableModelException e) {
            progress(Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            progress("cannot write to " + out + "; check the path");
        }
        return failure;
    }

    private void progress(String message) {
        print(spec.commandLine().getErr(), "sacho: " + message);
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}
