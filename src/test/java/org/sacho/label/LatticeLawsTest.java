package org.sacho.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The lattice laws over every pair and triple of labels of a small lattice rather than a sample: 3 levels × 2²
/// category sets × (everyone or one of 2² community sets) = 60 labels, 216 000 triples.
class LatticeLawsTest {

    private final Lattice lattice =
            Lattice.of(Map.of("U", 0, "C", 10, "S", 20), List.of("ALPHA", "BRAVO"), List.of("KOR", "USA"));
    private final List<Label> labels = lattice.labels();

    @Test
    void labels_ofThisLattice_areSixtyDifferentOnes() {
        assertThat(new HashSet<>(labels)).hasSize(60).hasSameSizeAs(labels);
    }

    @Test
    void dominance_everywhere_isAPartialOrder() {
        for (Label a : labels) {
            assertThat(a.dominates(a)).isTrue();
            for (Label b : labels) {
                assertThat(a.dominates(b) && b.dominates(a))
                        .as("%s and %s", a, b)
                        .isEqualTo(a.equals(b));
                for (Label c : labels) {
                    if (a.dominates(b) && b.dominates(c) && !a.dominates(c)) {
                        assertThat(a.dominates(c)).as("%s ≥ %s ≥ %s", a, b, c).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void join_everywhere_isTheLeastUpperBound() {
        for (Label a : labels) {
            for (Label b : labels) {
                var join = a.join(b);
                assertThat(join.dominates(a) && join.dominates(b)).isTrue();
                for (Label upper : labels) {
                    if (upper.dominates(a) && upper.dominates(b) && !upper.dominates(join)) {
                        assertThat(upper.dominates(join))
                                .as("%s over %s ⊔ %s", upper, a, b)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void join_everywhere_isIdempotentAndCommutative() {
        for (Label a : labels) {
            assertThat(a.join(a)).isEqualTo(a);
            for (Label b : labels) {
                assertThat(a.join(b)).isEqualTo(b.join(a));
            }
        }
    }

    @Test
    void join_everywhere_isAssociative() {
        for (Label a : labels) {
            for (Label b : labels) {
                var ab = a.join(b);
                for (Label c : labels) {
                    if (!ab.join(c).equals(a.join(b.join(c)))) {
                        assertThat(ab.join(c)).as("%s, %s, %s", a, b, c).isEqualTo(a.join(b.join(c)));
                    }
                }
            }
        }
    }

    @Test
    void topAndBottom_everywhere_bound() {
        assertThat(labels).allMatch(lattice.top()::dominates).allMatch(label -> label.dominates(lattice.bottom()));
    }

    @Test
    void parse_everyLabelWritten_readBackTheSame() {
        assertThat(labels)
                .allSatisfy(label -> assertThat(lattice.parse(label.toString())).isEqualTo(label));
    }
}
