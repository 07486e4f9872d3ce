package org.sacho.classify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The recipe of `train` on real passages, against what scikit-learn and fastText reach on the same division.
class DeclassifiedTest {

    /// The better of the two for each figure; see `src/docs/benchmarks.md`.
    private static final double PEERS_AUC = 0.789;

    private static final double PEERS_CLEARED = 0.071;

    @Test
    void fit_onTrainingVolumes_isAboveItsPeersOnTheOthers() throws Exception {
        var rows = LabelledPassages.read(List.of(Samples.declassified("passages.jsonl.gz")));
        var splits = splits();
        var train = new ArrayList<LabelledPassage>();
        var dev = new ArrayList<LabelledPassage>();
        for (int i = 0; i < rows.size(); i++) {
            (splits.get(i).equals("train") ? train : dev).add(rows.get(i));
        }
        var weights = Fitting.fit(train);
        var scores = dev.stream()
                .mapToDouble(row -> weights.score(WordStream.of(row.text())))
                .toArray();
        var truth = new boolean[dev.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = dev.get(i).classified();
        }
        var ranking = Ranking.of(scores, truth);

        assertThat(ranking.auc()).isGreaterThan(PEERS_AUC);
        assertThat(ranking.clearedAt(0.01)).isGreaterThan(PEERS_CLEARED);
    }

    private static List<String> splits() throws Exception {
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Samples.declassified("passages.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> JsonMapper.shared().readTree(line).get("split").asString())
                    .toList();
        }
    }
}
