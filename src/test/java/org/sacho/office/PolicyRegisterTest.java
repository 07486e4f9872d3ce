package org.sacho.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.office.Office.HandSet;
import org.sacho.office.PolicyRegister.Entry;
import org.sacho.office.PolicyRegister.Objection;
import org.sacho.office.PolicyRegister.Status;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.SubjectId;
import org.springframework.jdbc.core.simple.JdbcClient;

class PolicyRegisterTest {

    private static final SubjectId FIRST = new SubjectId("secadmin1");
    private static final SubjectId SECOND = new SubjectId("secadmin2");
    private static final byte[] INSTALLED = Packs.SMALL.getBytes(UTF_8);
    private static final byte[] NEXT = Packs.SMALL.replace("1.0.0", "1.0.1").getBytes(UTF_8);
    private static final PolicyDigest NEXT_DIGEST = PolicyDigest.of(NEXT);

    private final HandSet clock = new HandSet();

    @TempDir
    Path folder;

    private Office office;
    private PolicyRegister register;

    @BeforeEach
    void open() throws InvalidPolicyException {
        office = new Office(folder);
        register = new PolicyRegister(office.database(), Office.key(), clock);
        if (register.isEmpty()) {
            register.install(INSTALLED, "small.yaml");
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void installation_canChooseItsFirstPolicyOnly() {
        assertThat(register.active().digest()).isEqualTo(PolicyDigest.of(INSTALLED));
        assertThatThrownBy(() -> register.install(NEXT, "next.yaml")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void proposal_comesIntoForceWhenASecondPersonAgrees() throws InvalidPolicyException {
        assertThat(register.propose(FIRST, NEXT, "next.yaml")).isEmpty();
        assertThat(register.active().version()).isEqualTo("1.0.0");

        assertThat(register.decide(SECOND, NEXT_DIGEST, true)).isEmpty();

        assertThat(register.active().version()).isEqualTo("1.0.1");
        assertThat(register.history()).extracting(Entry::status).containsExactly(Status.ACTIVE, Status.RETIRED);
        assertThat(register.history().getFirst().decidedBy()).contains(SECOND);
    }

    @Test
    void proposal_decidedByWhoeverMadeIt_refused() throws InvalidPolicyException {
        register.propose(FIRST, NEXT, "next.yaml");

        assertThat(register.decide(FIRST, NEXT_DIGEST, true)).contains(Objection.OWN_PROPOSAL);
        assertThat(register.decide(FIRST, NEXT_DIGEST, false)).contains(Objection.OWN_PROPOSAL);
        assertThat(register.active().version()).isEqualTo("1.0.0");
    }

    @Test
    void proposal_refused_leavesThePolicyInForceAndCanBeMadeAgain() throws InvalidPolicyException {
        register.propose(FIRST, NEXT, "next.yaml");

        assertThat(register.decide(SECOND, NEXT_DIGEST, false)).isEmpty();
        assertThat(register.active().version()).isEqualTo("1.0.0");
        assertThat(register.decide(SECOND, NEXT_DIGEST, true)).contains(Objection.NOT_WAITING);
        assertThat(register.propose(SECOND, NEXT, "next.yaml")).isEmpty();
    }

    @Test
    void proposal_nobodyMade_cannotBeDecided() {
        assertThat(register.decide(SECOND, NEXT_DIGEST, true)).contains(Objection.NOT_WAITING);
        assertThat(register.decide(SECOND, PolicyDigest.of(INSTALLED), false)).contains(Objection.NOT_WAITING);
    }

    @Test
    void proposal_inForceOrWaiting_isKnown() throws InvalidPolicyException {
        register.propose(FIRST, NEXT, "next.yaml");

        assertThat(register.propose(SECOND, NEXT, "next.yaml")).contains(Objection.KNOWN);
        assertThat(register.propose(SECOND, INSTALLED, "small.yaml")).contains(Objection.KNOWN);
    }

    @Test
    void proposal_withOtherLevelsCategoriesOrStores_refused() throws InvalidPolicyException {
        for (var other : new String[] {
            Packs.SMALL.replace("id: S, rank: 2", "id: S, rank: 3"),
            Packs.SMALL.replace("[ALPHA, BRAVO]", "[ALPHA, BRAVO, CHARLIE]"),
            Packs.SMALL.replace("id: closed,", "id: sealed,")
        }) {
            assertThat(register.propose(FIRST, other.getBytes(UTF_8), "other.yaml"))
                    .contains(Objection.OTHER_LEVELS_OR_STORES);
        }
        assertThat(register.history()).hasSize(1);
    }

    @Test
    void proposal_thatIsNoPolicy_refused() {
        assertThatThrownBy(() -> register.propose(FIRST, "pack: {}".getBytes(UTF_8), "bad.yaml"))
                .isInstanceOf(InvalidPolicyException.class);
        assertThat(register.history()).hasSize(1);
    }

    @Test
    void register_reopened_hasExactlyOnePolicyInForce() throws InvalidPolicyException {
        register.propose(FIRST, NEXT, "next.yaml");
        register.decide(SECOND, NEXT_DIGEST, true);
        var third = Packs.SMALL.replace("1.0.0", "1.0.2").getBytes(UTF_8);
        clock.pass(Duration.ofSeconds(1));
        register.propose(SECOND, third, "third.yaml");
        var before = register.history();

        close();
        open();

        assertThat(register.active().digest()).isEqualTo(NEXT_DIGEST);
        assertThat(register.history())
                .extracting(Entry::status)
                .containsExactlyInAnyOrder(Status.PROPOSED, Status.ACTIVE, Status.RETIRED);
        assertThat(register.history())
                .extracting(Entry::proposedBy, Entry::decidedBy, Entry::fileName)
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(entry -> tuple(entry.proposedBy(), entry.decidedBy(), entry.fileName()))
                        .toList());
        assertThat(register.decide(FIRST, PolicyDigest.of(third), true)).isEqualTo(Optional.empty());
    }

    @Test
    void pack_isSealedInsideTheDatabase() {
        var rows = JdbcClient.create(office.database())
                .sql("SELECT rawtohex(sealed) FROM pack")
                .query(String.class)
                .list();

        assertThat(rows)
                .singleElement()
                .asString()
                .doesNotContainIgnoringCase(HexFormat.of().formatHex("blue heron".getBytes(UTF_8)));
    }

    @Test
    void pack_movedUnderAnotherName_isNotRead() throws InvalidPolicyException {
        register.propose(FIRST, NEXT, "next.yaml");
        JdbcClient.create(office.database()).sql("""
                        UPDATE pack SET sealed = (SELECT sealed FROM pack WHERE status = 'PROPOSED'),
                               wrapped_key = (SELECT wrapped_key FROM pack WHERE status = 'PROPOSED')
                         WHERE status = 'ACTIVE'""").update();

        assertThatThrownBy(() -> new PolicyRegister(office.database(), Office.key(), clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read");
    }
}
