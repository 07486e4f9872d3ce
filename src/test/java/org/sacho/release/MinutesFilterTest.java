package org.sacho.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.Field;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// Each of the two filters, alone: neither may rely on the other.
class MinutesFilterTest {

    private static final PolicySnapshot POLICY = Packs.exercise();
    private static final ContentJson JSON = new ContentJson(POLICY.lattice());
    private static final Label OPEN = POLICY.lattice().bottom();
    private static final Label CONFIDENTIAL = POLICY.lattice().parse("C");
    private static final String TERM = "about the convoy route";

    private static final List<ReleaseFilter> FILTERS = MinutesFilter.independentPair(JSON, () -> POLICY);

    @Test
    void thereAreTwo_withDifferentNames() {
        assertThat(FILTERS).extracting(ReleaseFilter::id).containsExactly("rules", "second");
    }

    @ParameterizedTest
    @EnumSource
    void term_inAnyField_isFoundByEach(Field field) {
        for (var filter : FILTERS) {
            assertThat(findings(filter, minutes(field.key(), TERM, "Chair", "text"), OPEN))
                    .containsExactly(
                            new Finding(filter.id(), "fields/" + field.key(), "northwind.movement", CONFIDENTIAL));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"items/2", "items/2/speaker"})
    void term_inAnItem_isFoundByEach(String place) {
        boolean spoken = place.endsWith("speaker");
        for (var filter : FILTERS) {
            assertThat(findings(filter, minutes("title", "", spoken ? TERM : "Chair", spoken ? "text" : TERM), OPEN))
                    .containsExactly(new Finding(filter.id(), place, "northwind.movement", CONFIDENTIAL));
        }
    }

    @Test
    void nothingFound_examinedIsTheDigestOfTheBytes() {
        byte[] bytes = JSON.write(minutes("title", "", "Chair", "text"));

        for (var filter : FILTERS) {
            assertThat(filter.examine(bytes, OPEN))
                    .isEqualTo(new ReleaseFilter.Verdict(
                            filter.id(), ContentDigest.of(bytes), POLICY.digest(), List.of()));
        }
    }

    @Test
    void term_thatItsReadersMayHave_isNoFinding() {
        for (var filter : FILTERS) {
            assertThat(findings(filter, minutes("title", TERM, "Chair", "text"), CONFIDENTIAL))
                    .isEmpty();
        }
    }

    @Test
    void term_writtenToBeOverlooked_isFoundByEach() {
        for (var filter : FILTERS) {
            assertThat(findings(filter, minutes("title", "", "Chair", "the ｃｏｎｖｏｙ ROUTE"), OPEN))
                    .isNotEmpty();
        }
    }

    @Test
    void bytes_thatAreNoMinutes_areNotPassedOver() {
        for (var filter : FILTERS) {
            assertThatThrownBy(() -> filter.examine("{\"x\":".getBytes(UTF_8), OPEN))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static List<Finding> findings(ReleaseFilter filter, ReleasedMinutes minutes, Label to) {
        return filter.examine(JSON.write(minutes), to).findings();
    }

    private static ReleasedMinutes minutes(String field, String value, String speaker, String text) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (var each : Field.values()) {
            fields.put(each.key(), each.key().equals(field) ? value : ReleasedMinutes.NOT_RECORDED);
        }
        var items = List.of(
                new ReleasedMinutes.Entry("1", Item.Kind.REMARK, "Chair", "Coffee.", OPEN),
                new ReleasedMinutes.Entry("2", Item.Kind.REMARK, speaker, text, OPEN));
        return new ReleasedMinutes(ReleasedMinutes.FORMAT, OPEN, "exercise 1.0.0", fields, items, List.of());
    }
}
