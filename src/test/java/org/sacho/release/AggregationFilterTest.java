package org.sacho.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// The guard's look at an edition as a whole. EXERCISE.
class AggregationFilterTest {

    private static final PolicySnapshot POLICY = Packs.of(Packs.SMALL + Packs.AGGREGATES);
    private static final ContentJson JSON = new ContentJson(POLICY.lattice());
    private static final Label OPEN = POLICY.lattice().bottom();
    private static final Label SECRET = POLICY.lattice().parse("S");

    private final Map<String, ReleasedMinutes> shelf = new LinkedHashMap<>();
    private final AtomicReference<PolicySnapshot> policy = new AtomicReference<>(POLICY);
    private final AggregationFilter filter = new AggregationFilter(JSON, policy::get, new Already() {
        @Override
        public Stream<String> readableAt(Label label) {
            return shelf.entrySet().stream()
                    .filter(entry -> label.dominates(entry.getValue().label()))
                    .map(Map.Entry::getKey);
        }

        @Override
        public void index(String id, Consumer<ReleasedMinutes> indexer) {
            indexer.accept(shelf.get(id));
        }
    });

    @Test
    void piecesInFieldsAndItems_areFoundOnEveryPart() {
        assertThat(findings(minutes(OPEN, "at 0430 on Hill 209", "Otter Company eats.", "Nothing."), OPEN))
                .containsExactlyInAnyOrder(
                        new Finding(
                                "aggregation",
                                "fields/title",
                                "a.meeting",
                                POLICY.lattice().parse("C")),
                        new Finding(
                                "aggregation",
                                "items/1",
                                "a.meeting",
                                POLICY.lattice().parse("C")));
    }

    @Test
    void pieceInTheNameOfASpeaker_counts() {
        var edition = minutes(OPEN, "at 0430 on Hill 209", "Nothing.");
        var spoken = new ReleasedMinutes(
                edition.format(),
                OPEN,
                edition.policy(),
                edition.fields(),
                List.of(new ReleasedMinutes.Entry(
                        "1", Item.Kind.REMARK, "Otter Company, first sergeant", "Yes.", OPEN)),
                List.of());

        assertThat(findings(spoken, OPEN)).extracting(Finding::place).contains("items/1/speaker");
    }

    @Test
    void sumThatReadersMayHave_isNoFinding() {
        assertThat(findings(minutes(SECRET, "at 0430 on Hill 209", "Otter Company eats."), SECRET))
                .isEmpty();
    }

    @Test
    void minutesOfASeries_addUpForWhoCanReadThem() {
        shelf.put("m1", minutes(OPEN, "", "Lynx company has 104", "Heron company has 99"));

        assertThat(findings(minutes(OPEN, "", "Otter company has 118"), OPEN))
                .extracting(Finding::place, Finding::rule)
                .containsExactly(tuple("items/1", "a.series"));
    }

    @Test
    void minutesAboveTheReaders_changeNothing() {
        shelf.put("m1", minutes(SECRET, "", "Lynx company has 104", "Heron company has 99"));

        assertThat(findings(minutes(OPEN, "", "Otter company has 118"), OPEN)).isEmpty();
    }

    @Test
    void anotherPolicy_isFollowedAtOnce() {
        var edition = minutes(OPEN, "at 0430 on Hill 209", "Otter Company eats.");
        assertThat(findings(edition, OPEN)).isNotEmpty();

        policy.set(Packs.of(Packs.SMALL));

        assertThat(findings(edition, OPEN)).isEmpty();
    }

    private List<Finding> findings(ReleasedMinutes minutes, Label to) {
        return filter.examine(JSON.write(minutes), to).findings();
    }

    private static ReleasedMinutes minutes(Label label, String title, String... items) {
        var numbered = IntStream.range(0, items.length)
                .mapToObj(i ->
                        new ReleasedMinutes.Entry(Integer.toString(i + 1), Item.Kind.REMARK, "Chair", items[i], label))
                .toList();
        return new ReleasedMinutes(
                ReleasedMinutes.FORMAT,
                label,
                "small 1.0.0",
                new TreeMap<>(Map.of("title", title)),
                numbered,
                List.of());
    }
}
