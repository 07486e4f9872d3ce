package org.sacho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sacho.classify.Verdict;
import org.sacho.classify.model.UnusableModelException;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyPackReader;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.Passage;
import org.sacho.transcript.Passages;
import org.sacho.transcript.TranscriptReader;
import org.sacho.transcript.extract.WorkerExtractor;
import org.sacho.web.api.PassageJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `classify`: proposes labels for a transcript on standard output, without a server and without keeping
/// anything.
@Command(
        name = "classify",
        description = "Proposes a label for each passage of a transcript; keeps nothing.",
        mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {

    private static final int COULD_NOT_RUN = 2;
    private static final Duration EXTRACTION = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "PACK",
            description = "The policy pack to classify under.")
    private Path policy;

    @Option(names = "--json", description = "One JSON object per passage.")
    private boolean json;

    @Mixin
    private ModelOption model = new ModelOption();

    @Parameters(paramLabel = "FILE", description = "The transcript.")
    private Path file;

    @Override
    public Integer call() {
        try {
            var pack = PolicyPackReader.read(
                    Files.readAllBytes(policy), policy.getFileName().toString());
            var classifier = Voices.all(pack, model.load());
            var passages = Passages.of(read());
            var verdicts =
                    classifier.classify(passages.stream().map(Passage::text).toList(), _ -> {});
            for (int i = 0; i < passages.size(); i++) {
                print(passages.get(i), verdicts.get(i));
            }
            return 0;
        } catch (InvalidPolicyException | MalformedTranscriptException | UnusableModelException e) {
            spec.commandLine().getErr().println("sacho: " + e.getMessage());
        } catch (IOException e) {
            spec.commandLine().getErr().println("sacho: cannot read the policy or the transcript; check both paths");
        }
        return COULD_NOT_RUN;
    }

    private org.sacho.transcript.Transcript read() throws IOException, MalformedTranscriptException {
        try (var documents = new WorkerExtractor(
                Path.of(System.getProperty("java.io.tmpdir")),
                new WorkerExtractor.Limits(EXTRACTION, 512, 20_000_000))) {
            return new TranscriptReader(documents).read(file.getFileName().toString(), Files.readAllBytes(file));
        }
    }

    private void print(Passage passage, Verdict verdict) {
        var out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>(PassageJson.of("p" + passage.ordinal(), passage));
            fields.put("verdict", PassageJson.of(verdict));
            fields.put("determination", null);
            out.println(JsonMapper.shared().writeValueAsString(fields));
        } else {
            out.println(passage.ordinal() + "\t" + verdict.label() + "\t"
                    + verdict.evidence().size());
        }
    }
}
