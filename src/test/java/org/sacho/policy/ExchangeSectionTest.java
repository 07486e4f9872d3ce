package org.sacho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeSectionTest {

    private static PolicySnapshot read(String exchange) throws InvalidPolicyException {
        return PolicyPackReader.read((Packs.SMALL + exchange).getBytes(UTF_8), "small.yaml");
    }

    @Test
    void exchange_policyOnly_cutsTimesToDaysAndKeepsEverythingHere() throws InvalidPolicyException {
        var policy = read("exchange: {policy: SMALL-KR}\n");

        assertThat(policy.exchange())
                .contains(new ExchangeSpec("SMALL-KR", Optional.empty(), ExchangeSpec.TimeStep.DAY, 12, Set.of()));
        assertThat(policy.keptHere()).isEqualTo(policy.enclaves());
        assertThat(policy.nameForReaders()).isEqualTo("SMALL-KR");
    }

    @Test
    void exchange_missing_namesThePackAsBefore() throws InvalidPolicyException {
        var policy = read("");

        assertThat(policy.exchange()).isEmpty();
        assertThat(policy.nameForReaders()).isEqualTo("small 1.0.0");
    }

    @Test
    void store_elsewhere_isNotKeptHere() throws InvalidPolicyException {
        var policy = read("exchange: {policy: SMALL, elsewhere: [open]}\n");

        assertThat(policy.keptHere()).extracting(store -> store.id().value()).containsExactly("closed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    urn: urn:oid:2.25.1                      | lacks the key 'policy'
                    policy: SMALL, urn: 'http://x'           | has to be a URN
                    policy: SMALL, times: hour               | has to be one of day, week, month
                    policy: SMALL, reviewMonths: 0           | from 1 to 600
                    policy: SMALL, elsewhere: [opne]         | unknown store 'opne'; did you mean 'open'?
                    policy: SMALL, elsewhere: [open, closed] | has to keep one
                    policy: SMALL, elsewhere: []             | is empty
                    policy: SMALL, step: day                 | unknown key 'step'
                    """)
    void exchange_withAMistake_isRefused(String section, String message) {
        assertThatThrownBy(() -> read("exchange: {" + section + "}\n")).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"day,2026-09-03,2027-09-03", "week,2026-08-31,2027-08-31", "month,2026-09-01,2027-09-01"})
    void times_beforeTheyTravel_areCut(String step, String created, String review) throws InvalidPolicyException {
        var spec = read("exchange: {policy: SMALL, times: " + step + "}\n")
                .exchange()
                .orElseThrow();
        var coarse = spec.coarse(Instant.parse("2026-09-03T14:59:59.999Z"));

        assertThat(coarse).isEqualTo(created + "T00:00:00Z");
        assertThat(spec.review(coarse)).isEqualTo(review + "T00:00:00Z");
    }
}
