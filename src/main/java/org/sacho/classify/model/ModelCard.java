package org.sacho.classify.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What has to be known of a model before it is trusted: for machines (`card.json`) and for people
/// (`MODEL-CARD.md`). Holds no words of the training text.
///
/// @param data the names of the files it was trained on
public record ModelCard(ModelTrainer.Training training, List<String> data, LocalDate made) {

    private static final double USUAL_BOUND = 0.01;
    private static final String LIMITS = """

            ## Limits

            - The probability is one of passages like those it learned from. Other topics, times and kinds of text, spoken
              minutes among them, were not measured; the share of classified passages where you are will be another one.
            - Labels inherited from a document are noisy: not every paragraph of a secret document is secret. Some of what
              counts here as a mistake of the model is one of the label, and the other way round.
            - It can learn the genre of a text (telegram, speech) instead of its sensitivity. It sees one passage at a time.
            - It only ever raises a proposal. That it stays silent does not mean that a passage is unclassified.
            - Whoever may write passages can avoid it: spelling and other letters are undone for rules, not here.
            """;
    private static final String NOT_KOREAN = "- Korean was not measured: Korean ships with detectors and rules.\n";
    private static final String HANDLING = """

            ## Handling

            The features are hashed, so no list of words can be read out of the file. But whoever has the file can test
            words against it and learn which ones speak for classified passages. A model trained on classified
            determinations is itself classified, at their level.
            """;

    /// Writes the model and its card into a folder.
    ///
    /// @throws UnusableModelException if there is something in the folder already
    public void write(Path folder) throws UnusableModelException, IOException {
        requireEmpty(folder);
        Files.createDirectories(folder);
        Files.write(folder.resolve(TrainedModel.FILE), ModelFile.write(training.model()));
        Files.writeString(folder.resolve("card.json"), json() + "\n", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("MODEL-CARD.md"), text(), StandardCharsets.UTF_8);
    }

    /// Whether a model can be written into this folder: checked before hours of training.
    public static void requireEmpty(Path folder) throws UnusableModelException, IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new UnusableModelException(folder + " is not empty; name a new folder");
                }
            }
        } else if (Files.exists(folder)) {
            throw new UnusableModelException(folder + " is a file; name a new folder");
        }
    }

    private Map<String, Object> figures() {
        var model = training.model();
        var unseen = training.unseen();
        var misses = model.misses();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("auc", rounded(unseen.auc()));
        figures.put("recallAtFpr", Map.of("5", rounded(unseen.recallAt(0.05))));
        figures.put("clearedAtMiss1", rounded(unseen.clearedAt(0.01)));
        figures.put("missBound", USUAL_BOUND);
        figures.put("thresholdByVolume", misses.threshold(USUAL_BOUND, RiskCurve.Unit.VOLUME));
        figures.put("thresholdByPassage", misses.threshold(USUAL_BOUND, RiskCurve.Unit.PASSAGE));
        figures.put("alarm", model.alarm());
        figures.put("classifiedMeasured", misses.passages());
        figures.put("volumesMeasured", misses.volumes());
        return figures;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1e4) / 1e4;
    }

    private String json() {
        var card = new LinkedHashMap<String, Object>();
        card.put("id", training.model().id());
        card.put("sha256", training.model().sha256());
        card.put("made", made.toString());
        card.put("script", training.model().script().name());
        card.put("data", data);
        card.put("passages", training.rows());
        card.put("classified", training.classified());
        card.put("leftOutOtherScript", training.otherScript());
        card.put("onUnseenVolumes", figures());
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(card);
    }

    private String text() {
        return head() + measured() + LIMITS + (training.model().script() == Script.LATIN ? NOT_KOREAN : "") + HANDLING;
    }

    private String head() {
        return String.format(
                Locale.ROOT,
                """
                # Model card: %s

                | | |
                |---|---|
                | made | %s by `train` |
                | data | %s |
                | passages | %d, of them %d classified; %d left out because they are in another script |
                | script | %s; it has no opinion on text that is mainly in another one |
                | SHA-256 of `model.bin` | `%s` |
                | kind | logistic regression over hashed words, pairs of words, groups of 3 and 4 letters, and shape |
                """,
                training.model().id(),
                made,
                String.join(", ", data),
                training.rows(),
                training.classified(),
                training.otherScript(),
                training.model().script(),
                training.model().sha256());
    }

    private String measured() {
        var misses = training.model().misses();
        var unseen = training.unseen();
        return String.format(
                Locale.ROOT,
                """

                ## Figures

                Measured by `train` on its own data, every volume by a model that had not seen it:

                - area under the curve, classified against not: %.4f
                - classified passages found at 5 %% false alarms: %.1f %%
                - unclassified passages below the score that 99 %% of the classified ones reach: %.1f %%

                Threshold for an expected miss of at most 1 %% (conformal risk control, arXiv:2208.02814):

                - by volume (%d volumes): %s; the bound has to be above %.2f %%, one by the number of volumes and one more
                - by passage (%d passages), with the 99 %% confidence bound of the average over volumes kept, too: %s; used
                  when there is none by volume. It holds on average over volumes; a single one can be worse.

                Alarm point, which 5 %% of the unclassified passages reached: %.4f
                """,
                unseen.auc(),
                100 * unseen.recallAt(0.05),
                100 * unseen.clearedAt(0.01),
                misses.volumes(),
                usable(misses.threshold(USUAL_BOUND, RiskCurve.Unit.VOLUME)),
                100.0 / (misses.volumes() + 1),
                misses.passages(),
                usable(misses.threshold(USUAL_BOUND, RiskCurve.Unit.PASSAGE)),
                training.model().alarm());
    }

    private static String usable(double threshold) {
        return threshold > 0 ? String.format(Locale.ROOT, "%.4f", threshold) : "none that clears anything";
    }
}
