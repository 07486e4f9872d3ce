package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sacho.classify.model.LabelledPassage;
import org.sacho.meeting.Lessons.Lesson;
import org.sacho.policy.PolicyPackReader;
import org.sacho.policy.PolicySnapshot;

class DeterminationsTest {

    private static PolicySnapshot policy(String pack) throws Exception {
        var text = Files.readString(Path.of("policies", pack)).replace("categories: []", "categories: [ALPHA, BRAVO]");
        return PolicyPackReader.read(text.getBytes(StandardCharsets.UTF_8), pack);
    }

    private static Determinations of(PolicySnapshot policy, String... labels) {
        var lessons = List.of(labels).stream()
                .map(label ->
                        new Lesson("m" + label, "EXERCISE", policy.lattice().parse(label)))
                .toList();
        return Determinations.of(lessons, policy);
    }

    @Test
    void rank_ofALevel_isHowFarItIsAboveWhatIsProposedForNothing() throws Exception {
        var exercise = policy("exercise.yaml");
        assertThat(of(exercise, "U", "C", "S", "TS").passages())
                .containsExactly(
                        new LabelledPassage("EXERCISE", "U", 0, "mU", 0),
                        new LabelledPassage("EXERCISE", "C", 1, "mC", 0),
                        new LabelledPassage("EXERCISE", "S", 2, "mS", 0),
                        new LabelledPassage("EXERCISE", "TS", 3, "mTS", 0));

        var korean = policy("kr-military.yaml");
        var everyLevel =
                korean.lattice().levels().stream().map(Object::toString).toArray(String[]::new);
        assertThat(of(korean, everyLevel).passages())
                .extracting(LabelledPassage::rank)
                .containsExactly(0, 1, 2, 3, 3);
    }

    @Test
    void rank_ofACategoryOnTheLowestLevel_isNotUnclassified() throws Exception {
        assertThat(of(policy("exercise.yaml"), "U//ALPHA").passages())
                .extracting(LabelledPassage::rank)
                .containsExactly(1);
    }

    @Test
    void sensitivity_ofAll_dominatesEachOfThem() throws Exception {
        var policy = policy("exercise.yaml");
        assertThat(of(policy, "S//ALPHA", "U", "C//BRAVO").sensitivity())
                .isEqualTo(policy.lattice().parse("S//ALPHA/BRAVO"));
        assertThat(of(policy).sensitivity()).isEqualTo(policy.lattice().bottom());
        assertThat(of(policy, "S").toString()).isEqualTo("Determinations[S]");
    }
}
