package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.policy.Packs;

/// The sample meetings are worth showing: all levels occur, most of the talk is harmless, and what sounds
/// sensitive without being so is not raised.
class SamplesTest {

    private final Classifier classifier = new RuleClassifier(Packs.exercise());

    @ParameterizedTest
    @ValueSource(strings = {"exercise-en.vtt", "exercise-ko.txt"})
    void sample_classified_aThirdSensitiveOnEveryLevel(String name) throws IOException {
        var utterances = utterances(name);
        var levels = new TreeSet<String>();
        long sensitive = utterances.stream()
                .map(text -> classifier.classify(text).label().toString())
                .peek(levels::add)
                .filter(level -> !level.equals("U"))
                .count();

        assertThat(utterances).hasSizeBetween(40, 80);
        assertThat(levels).containsExactly("C", "S", "TS", "U");
        assertThat(sensitive * 100 / utterances.size()).isBetween(25L, 45L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exercise-en.vtt", "exercise-ko.txt"})
    void sample_decisions_releasableAndNot(String name) throws IOException {
        var decisions = utterances(name).stream()
                .filter(text -> text.startsWith("Decision") || text.contains("결정합니다"))
                .map(text -> classifier.classify(text).standing())
                .toList();

        assertThat(decisions).contains(Verdict.Standing.FOUND, Verdict.Standing.NOTHING_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no secret that", "secret sauce", "Confidentially speaking", "비밀도 아닙니다"})
    void sample_misleadingWord_notRaised(String words) throws IOException {
        var all = new ArrayList<>(utterances("exercise-en.vtt"));
        all.addAll(utterances("exercise-ko.txt"));

        assertThat(all)
                .filteredOn(text -> text.contains(words))
                .singleElement()
                .satisfies(text ->
                        assertThat(classifier.classify(text).standing()).isEqualTo(Verdict.Standing.NOTHING_FOUND));
    }

    /// Every spoken line: behind `Name: ` in the one file, below a line with a clock in the other.
    private static List<String> utterances(String name) throws IOException {
        var lines = Files.readAllLines(Path.of("src", "main", "resources", "samples", name));
        var utterances = new ArrayList<String>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).contains(" --> ")) {
                utterances.add(lines.get(i).replaceFirst("^[A-Za-z ]+: ", ""));
            } else if (lines.get(i - 1).matches("\\S+ \\d\\d:\\d\\d")) {
                utterances.add(lines.get(i));
            }
        }
        return utterances;
    }
}
