package org.sacho.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.access.AccessDecision;
import org.sacho.access.AccessDecision.Denied;
import org.sacho.access.AccessDecision.Granted;
import org.sacho.access.Grant;
import org.sacho.access.NeedToKnow;
import org.sacho.access.ReferenceMonitor;
import org.sacho.access.ReleaseGrant;
import org.sacho.access.Target;
import org.sacho.crypto.TestKeys;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.StaleRecordException;
import org.sacho.guard.Cleared;
import org.sacho.guard.Composition;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.FilterLine;
import org.sacho.guard.Guard;
import org.sacho.guard.Held;
import org.sacho.guard.ReleaseOrder;
import org.sacho.guard.ReleaseOutcome.Refused;
import org.sacho.guard.ReleaseOutcome.Released;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.SystemHigh;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;

/// Shelves over the four stores of the Korean military pack.
class ShelvesTest {

    private static final PolicySnapshot POLICY = Packs.koreanMilitary();
    private static final ContentJson JSON = new ContentJson(POLICY.lattice());
    private static final ReferenceMonitor MONITOR = new ReferenceMonitor(entries -> {});
    private static final SystemHigh HIGH = POLICY.systemHigh(POLICY.lattice().level("S1"));
    private static final OwnGuard GUARD = new OwnGuard(JSON, keys());

    @TempDir
    Path folder;

    private Enclaves enclaves;
    private Shelves shelves;
    private OwnShelf own;

    @BeforeEach
    void open() {
        var opened = new LinkedHashMap<EnclaveId, Enclave>();
        int seed = 1;
        for (var spec : POLICY.enclaves()) {
            opened.put(
                    spec.id(),
                    Enclave.open(
                            spec,
                            POLICY.lattice(),
                            folder.resolve("e" + seed),
                            "0123456789abcdef".repeat(4),
                            TestKeys.enclaveKey(spec.id(), seed++)));
        }
        enclaves = new Enclaves(opened);
        shelves = new Shelves(enclaves, () -> POLICY, JSON, GUARD);
        own = new OwnShelf(shelves, GUARD, JSON);
    }

    @AfterEach
    void close() {
        enclaves.close();
    }

    @Test
    void edition_received_standsInTheStoreOfItsLabelOnly() {
        var id = received("D");

        for (var spec : POLICY.enclaves()) {
            assertThat(enclaves.get(spec.id()).records().listAll(Kind.SHELF))
                    .as(spec.id().value())
                    .hasSize(spec.id().equals(new EnclaveId("daeoebi")) ? 1 : 0);
        }
        assertThat(shelves.target(id).orElseThrow().label())
                .isEqualTo(POLICY.lattice().parse("D"));
    }

    @Test
    void edition_receivedTwice_isReceivedOnce() {
        var first = received("D");
        var second = received("D");

        assertThat(second).isEqualTo(first);
        assertThat(shelves.targets()).hasSize(1);
    }

    /// Somebody reports it at the moment in which the same words come out of the guard again.
    @Test
    void edition_isolated_isNotReceivedAgainUntilItIsErased() {
        var id = received("D");
        shelves.isolate(id);

        assertThat(own.receive(cleared("D"))).isEmpty();
        assertThat(shelves.holds(id)).isFalse();

        shelves.erase(id);
        assertThat(received("D")).isEqualTo(id);
    }

    private String received(String level) {
        return own.receive(cleared(level)).orElseThrow().id();
    }

    @Test
    void edition_afterARestart_isFoundAgainForTheSamePeople() {
        var id = received("D");
        close();
        open();

        assertThat(shelves.holds(id)).isTrue();
        assertThat(shelves.target(id).orElseThrow().needToKnow())
                .isEqualTo(new NeedToKnow.Listed(Set.of(new SubjectId("reader1"))));
        assertThat(received("D")).isEqualTo(id);
    }

    @Test
    void edition_openedWithLeaveForAnother_isABug() {
        var one = received("D");
        var other = received("N");
        var reader = new Subject(new SubjectId("reader1"), POLICY.lattice().top(), Set.of(Role.READER));
        var grant = given(MONITOR.decideRead(reader, shelves.target(one).orElseThrow()));

        assertThat(shelves.open(grant, one).items()).hasSize(1);
        assertThatThrownBy(() -> shelves.open(grant, other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void edition_whichTheGuardDidNotSign_isNotRead() {
        var forged = new String(JSON.write(minutes("N")), UTF_8);
        var changes = new Changes()
                .put(
                        new RecordRef(Kind.SHELF, "mforged", "package"),
                        0,
                        0,
                        POLICY.lattice().parse("N"),
                        POLICY.digest(),
                        JSON.write(Map.of("canonical", forged, "signature", "AAAA")));
        commit("general", changes);

        assertThatThrownBy(() -> new Shelves(enclaves, () -> POLICY, JSON, GUARD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signature");
    }

    @Test
    void edition_signedByAnotherInstallation_isNotRead() {
        var others = new OwnGuard(JSON, keys());
        new OwnShelf(new Shelves(enclaves, () -> POLICY, JSON, others), others, JSON).receive(cleared("N"));

        assertThatThrownBy(() -> new Shelves(enclaves, () -> POLICY, JSON, GUARD))
                .isInstanceOf(IllegalStateException.class);
    }

    /// T44: Ⅰ급 is kept with nothing else.
    @Test
    void storeOfSecrets_takesNoTopSecretRecord() {
        var changes = new Changes()
                .put(
                        new RecordRef(Kind.SHELF, "m1", "package"),
                        0,
                        0,
                        POLICY.lattice().parse("S1"),
                        POLICY.digest(),
                        new byte[] {1});

        assertThatThrownBy(() -> commit("s23", changes)).isInstanceOf(IllegalArgumentException.class);
        assertThat(enclaves.get(new EnclaveId("s23")).records().listAll(Kind.SHELF))
                .isEmpty();
    }

    private void commit(String enclave, Changes changes) {
        try {
            enclaves.get(new EnclaveId(enclave)).records().commit(changes);
        } catch (StaleRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static ReleasedMinutes minutes(String level) {
        var label = POLICY.lattice().parse(level);
        return new ReleasedMinutes(
                ReleasedMinutes.FORMAT,
                label,
                "kr-military 1.0.0",
                new TreeMap<>(),
                List.of(new ReleasedMinutes.Entry("1", Item.Kind.REMARK, "의장", "차를 마셨다.", label)),
                List.of("reader1"));
    }

    /// Through the guard: there is no other way to a cleared edition.
    private static Cleared<ReleasedMinutes> cleared(String level) {
        var minutes = minutes(level);
        var filters = new FilterLine(
                List.of("rules", "second"), MinutesFilter.independentPair(JSON, () -> POLICY), Duration.ofSeconds(60));
        var guard = new Guard((order, from) -> {}, filters, Clock.systemUTC());
        var approved = new ReleaseOrder.Approved(
                "m1_r1",
                ContentDigest.of(JSON.write(minutes)),
                minutes.label(),
                POLICY.digest(),
                Set.of(),
                Instant.EPOCH,
                Instant.MAX);
        var order = ReleaseOrder.of(new SubjectId("officer1"), approved, approval("approver1"), approval("approver2"));
        return switch (guard.release(Held.at(HIGH, "m1", minutes), order, POLICY.digest(), new AsItIs())) {
            case Released<ReleasedMinutes>(var cleared) -> cleared;
            case Refused<ReleasedMinutes>(var why, var findings) -> throw new AssertionError(why);
        };
    }

    private static ReleaseGrant approval(String who) {
        var approver = new Subject(new SubjectId(who), HIGH.label(), Set.of(Role.APPROVER));
        var target = new Target("request", "m1_r1", HIGH.label(), new NeedToKnow.AllCleared());
        return given(MONITOR.decideRelease(approver, target));
    }

    private static <G extends Grant> G given(AccessDecision<G> decision) {
        return switch (decision) {
            case Granted<G>(var grant, var reasons) -> grant;
            case Denied<G>(var reasons) -> throw new AssertionError(reasons);
        };
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class AsItIs implements Composition<ReleasedMinutes, ReleasedMinutes> {
        @Override
        public Composed<ReleasedMinutes> compose(ReleasedMinutes source, Label to) {
            return new Composed<>(source, List.of(to), Set.of());
        }

        @Override
        public byte[] canonicalBytes(ReleasedMinutes edition) {
            return JSON.write(edition);
        }
    }
}
