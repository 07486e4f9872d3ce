package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// Office talk in which nothing is sensitive, much of it close to what is: what fires all the same is listed, with
/// the reason why it has to.
class InnocentTest {

    private static final Path PASSAGES = Path.of("src", "test", "resources", "classify");

    private static final Map<String, String> FALSE_HITS = Map.of(
            // Where spaces come and go, the word for outside costs begins with the marking.
            "exercise: 대외비용 항목은 없습니다.", "korean.stated", "kr-military: 대외비용 항목은 없습니다.", "korean.stated");

    @Test
    void innocentPassages_raiseNothingButWhatIsListed() {
        var passages = new ArrayList<String>();
        passages.addAll(read("innocent-en.txt"));
        passages.addAll(read("innocent-ko.txt"));

        assertThat(passages).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        var hits = new TreeMap<String, String>();
        hits.putAll(hits(Packs.exercise(), passages));
        hits.putAll(hits(Packs.koreanMilitary(), passages));
        assertThat(hits).isEqualTo(new TreeMap<>(FALSE_HITS));
    }

    private static Map<String, String> hits(PolicySnapshot policy, List<String> passages) {
        var classifier = new RuleClassifier(policy);
        var hits = new TreeMap<String, String>();
        for (String passage : passages) {
            var rules = classifier.classify(passage).evidence().stream()
                    .map(Evidence::rule)
                    .distinct()
                    .toList();
            if (!rules.isEmpty()) {
                hits.put(policy.id() + ": " + passage, String.join(" ", rules));
            }
        }
        return hits;
    }

    private static List<String> read(String name) {
        try {
            return Files.readAllLines(PASSAGES.resolve(name)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
