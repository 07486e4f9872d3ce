package org.sacho.classify.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Labelled passages for tests: invented ones, and the declassified ones where they lie beside the project.
public final class Samples {

    private static final Path SHARED = Path.of("../shared/data/declassified");
    private static final List<String> OPEN =
            List.of("press", "ceremony", "visit", "schedule", "menu", "parking", "library", "holiday");
    private static final List<String> CLOSED =
            List.of("source", "route", "strength", "convoy", "radar", "cipher", "missile", "reserve");
    private static final List<String> BOTH =
            List.of("the", "chair", "said", "that", "meeting", "report", "about", "was", "and", "exercise");

    private Samples() {}

    /// EXERCISE passages of which the words mostly tell the label; the same for the same seed.
    static List<LabelledPassage> invented(int count, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<LabelledPassage>();
        for (int i = 0; i < count; i++) {
            int rank = random.nextInt(4);
            var text = new StringBuilder();
            for (int word = 0; word < 12; word++) {
                boolean telling = random.nextInt(4) == 0;
                boolean closed = rank > 0 == random.nextInt(10) > 1;
                var words = telling ? closed ? CLOSED : OPEN : BOTH;
                text.append(words.get(random.nextInt(words.size()))).append(' ');
            }
            rows.add(new LabelledPassage(
                    text.toString().strip(), List.of("U", "C", "S", "TS").get(rank), rank, "v" + i % 20, 0));
        }
        return rows;
    }

    public static Path declassified(String name) {
        var file = SHARED.resolve(name);
        assumeTrue(Files.isRegularFile(file), "the declassified passages are not beside the project: " + file);
        return file;
    }

    static TrainedModel model() throws UnusableModelException {
        return ModelTrainer.train(invented(400, 1), _ -> {}).model();
    }
}
