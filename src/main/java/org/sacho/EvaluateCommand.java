package org.sacho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sacho.classify.evaluate.Evaluation;
import org.sacho.classify.evaluate.Figures;
import org.sacho.classify.evaluate.FoldFigures;
import org.sacho.classify.model.LabelledPassage;
import org.sacho.classify.model.LabelledPassages;
import org.sacho.classify.model.UnusableModelException;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.ModelPolicy;
import org.sacho.policy.PolicyPackReader;
import org.sacho.policy.PolicySnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `evaluate`: measures what a policy and a model propose for passages whose labels are known.
@Command(
        name = "evaluate",
        description = "Measures what a policy and a model propose for passages whose labels are known.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:the passages cannot be divided by volume", "2:could not run"})
final class EvaluateCommand implements Callable<Integer> {

    private static final int NOT_DIVISIBLE = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--policy", required = true, paramLabel = "PACK", description = "The policy pack.")
    private Path policy;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "JSON Lines with text, label and optional volume; see 'train --help'.")
    private List<Path> data;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    /// What to divide by.
    enum Division {
        /// Each volume by itself, and models trained on the others.
        volume
    }

    @Option(
            names = "--by",
            paramLabel = "volume",
            description = "Also each volume by itself, and folds: models trained without the volumes they are"
                    + " measured on, by the recipe of 'train'.")
    private Optional<Division> by = Optional.empty();

    @Override
    public Integer call() {
        int failure = COULD_NOT_RUN;
        try {
            var pack = PolicyPackReader.read(
                    Files.readAllBytes(policy), policy.getFileName().toString());
            var evaluation = new Evaluation(pack, Voices.rules(pack), model.load());
            var passages = LabelledPassages.read(data);
            failure = NOT_DIVISIBLE;
            evaluate(pack, evaluation, passages);
            return 0;
        } catch (InvalidPolicyException | UnusableModelException e) {
            error(Objects.requireNonNull(e.getMessage()));
        } catch (IOException e) {
            error("cannot read the policy; check the path");
        }
        return failure;
    }

    private void evaluate(PolicySnapshot pack, Evaluation evaluation, List<LabelledPassage> passages)
            throws UnusableModelException {
        long before = System.nanoTime();
        var figures = evaluation.of(passages);
        long perSecond = Math.round(passages.size() / ((System.nanoTime() - before) / 1e9));
        var levels = pack.lattice().levels();
        Map<String, Object> result = new LinkedHashMap<>(figures.asMap(levels));
        result.put("passagesPerSecond", perSecond);
        var threshold = evaluation.threshold();
        result.put("threshold", threshold.probability());
        result.put("thresholdUnit", threshold.unit().name());
        result.put("missBound", pack.model().missBound());
        result.put("modelUse", pack.model().use().name());
        if (by.isPresent()) {
            var volumes = new LinkedHashMap<String, Object>();
            figures.byVolume().forEach((volume, of) -> volumes.put(volume, of.asMap(levels)));
            result.put("volumes", volumes);
            result.put(
                    "folds", FoldFigures.of(evaluation, passages, this::error).asMap());
        }
        var out = spec.commandLine().getOut();
        out.println(
                json
                        ? JsonMapper.shared().writeValueAsString(result)
                        : text(pack.model().use(), figures, result));
        out.flush();
    }

    private static String text(ModelPolicy.Use use, Figures figures, Map<String, Object> result) {
        var text = new StringBuilder("The pack lets the model " + use.name().toLowerCase(Locale.ROOT)
                + "; proposals below are counted as if it proposes at its threshold.\n\n"
                + "actual\tproposed\tpassages\n");
        for (var cell : figures.confusion().worstFirst()) {
            text.append(cell.actual().id() + "\t" + cell.proposed().id() + "\t" + cell.count()
                    + (cell.underClassified() ? "\ttoo low" : "") + "\n");
        }
        text.append('\n');
        result.forEach((name, value) -> {
            if (!name.equals("confusion")) {
                text.append(name + "\t" + value + "\n");
            }
        });
        return text.toString().strip();
    }

    private void error(String message) {
        spec.commandLine().getErr().println("sacho: " + message);
        spec.commandLine().getErr().flush();
    }
}
