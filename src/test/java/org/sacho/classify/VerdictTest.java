package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sacho.classify.Evidence.Source;
import org.sacho.label.Label;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Wording;

class VerdictTest {

    private static final PolicySnapshot POLICY = Packs.exercise();

    @Test
    void failure_inAMeetingWithACeiling_callsForThatCeiling() {
        var verdict =
                Verdict.of(List.of(evidence(Source.FAILURE, "TS")), POLICY).in(label("C"));

        assertThat(verdict.label()).isEqualTo(label("C"));
        assertThat(verdict.evidence()).extracting(Evidence::label).containsExactly(label("C"));
        assertThat(verdict.standing()).isEqualTo(Verdict.Standing.ABSTAINED);
        assertThat(verdict.unadvised()).isTrue();
    }

    @Test
    void finding_aboveTheCeiling_staysBesideAFailureAndAlone() {
        var found = evidence(Source.ADVISER, "S");

        assertThat(Verdict.of(List.of(found, evidence(Source.FAILURE, "TS")), POLICY)
                        .in(label("C"))
                        .label())
                .isEqualTo(label("S"));
        assertThat(Verdict.of(List.of(found), POLICY).in(label("C")).label()).isEqualTo(label("S"));
        assertThat(Verdict.of(List.of(), POLICY).in(label("C")).label()).isEqualTo(label("U"));
    }

    private static Evidence evidence(Source source, String level) {
        return new Evidence(source, Evidence.ADVISER, 0, 1, 0, new Wording("why", "왜"), label(level));
    }

    private static Label label(String marking) {
        return POLICY.lattice().parse(marking);
    }
}
