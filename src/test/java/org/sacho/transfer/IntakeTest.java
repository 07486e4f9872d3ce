package org.sacho.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sacho.audit.Detail;
import org.sacho.crypto.Bytes;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter;
import org.sacho.label.Label;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.ExchangeSpec;
import org.sacho.policy.ExchangeSpec.TimeStep;
import org.sacho.transfer.PackageRefusedException.Reason;
import org.sacho.transfer.Receipt.Outcome;

/// What comes in on the low side, and what does not.
class IntakeTest {

    private static final EnclaveId OPEN = Parcels.OPEN;

    @TempDir
    private Path folder;

    private LowSide low;

    @BeforeEach
    void open() {
        low = new LowSide(folder);
    }

    @AfterEach
    void close() {
        low.close();
    }

    private void restart() {
        low.close();
        open();
    }

    /// Packages 1 to n, each following the one before.
    private static List<byte[]> chain(int n) {
        var files = new ArrayList<byte[]>();
        var previous = ReleasePackage.first();
        for (int i = 1; i <= n; i++) {
            byte[] file = next(i, previous, Parcels.KEYS);
            files.add(file);
            previous = ReleasePackage.hash(file);
        }
        return files;
    }

    private static byte[] next(int sequence, Bytes previous, KeyPair keys) {
        return Parcels.file(OPEN, sequence, previous, Parcels.minutes("EXERCISE. Remark " + sequence + "."), keys);
    }

    private Receipt offer(int sequence, byte[] file) {
        return low.intake().offer(ReleasePackage.fileName(OPEN, sequence), file);
    }

    private void refused(Receipt receipt, Reason reason) {
        assertThat(receipt.reason()).contains(reason);
        assertThat(receipt.outcome()).isEqualTo(reason == Reason.GAP ? Outcome.WAITING : Outcome.REFUSED);
        assertThat(low.log().getLast().details()).containsEntry(Detail.REASON, reason.name());
    }

    @Test
    void packages_inOrder_standOnTheShelfAndInTheLog() {
        var files = chain(3);
        for (int n = 1; n <= 3; n++) {
            assertThat(offer(n, files.get(n - 1)).outcome()).isEqualTo(Outcome.IMPORTED);
        }

        assertThat(low.shelves().targets()).hasSize(3);
        assertThat(low.shelved()).hasSize(3);
        assertThat(low.log().stream().map(event -> event.outcome().name()))
                .containsExactly("GRANTED", "DONE", "GRANTED", "DONE", "GRANTED", "DONE");
    }

    @Test
    void package_offeredAgain_isKnownAlsoAfterARestart() {
        var files = chain(2);
        offer(1, files.get(0));
        offer(2, files.get(1));
        restart();

        assertThat(offer(1, files.get(0)).outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(offer(2, files.get(1)).outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(low.shelves().targets()).hasSize(2);
    }

    @Test
    void package_underTheNameOfTheNext_isAReplay() {
        var files = chain(1);
        offer(1, files.getFirst());

        refused(offer(2, files.getFirst()), Reason.REPLAYED);
        assertThat(low.shelves().targets()).hasSize(1);
    }

    @Test
    void package_beforeItsTurn_waitsAndComesInOnceTheMissingOneIsThere() {
        var files = chain(3);
        refused(offer(3, files.get(2)), Reason.GAP);
        assertThat(offer(3, files.get(2)).expected()).isOne();
        offer(1, files.get(0));
        assertThat(offer(3, files.get(2)).message()).contains("next number 2", "export again");
        offer(2, files.get(1));

        assertThat(offer(3, files.get(2)).outcome()).isEqualTo(Outcome.IMPORTED);
    }

    @Test
    void refusal_repeated_isRecordedOnce() {
        var files = chain(2);
        for (int i = 0; i < 5; i++) {
            offer(2, files.get(1));
        }

        assertThat(low.log()).hasSize(1);
    }

    @Test
    void package_withANumberThatAnotherHas_conflicts() {
        var files = chain(1);
        offer(1, files.getFirst());
        byte[] other =
                Parcels.file(OPEN, 1, ReleasePackage.first(), Parcels.minutes("EXERCISE. Another past."), Parcels.KEYS);

        refused(offer(1, other), Reason.CONFLICTING);
    }

    @Test
    void package_thatFollowsAnother_breaksTheChain() {
        offer(1, chain(1).getFirst());

        refused(offer(2, next(2, ReleasePackage.first(), Parcels.KEYS)), Reason.BROKEN_CHAIN);
        assertThat(low.shelves().targets()).hasSize(1);
    }

    @Test
    void package_ofAnotherGuard_changesNothing() {
        refused(offer(1, next(1, ReleasePackage.first(), Parcels.OTHER_KEYS)), Reason.WRONG_KEY);

        assertThat(offer(1, chain(1).getFirst()).outcome()).isEqualTo(Outcome.IMPORTED);
    }

    @Test
    void package_forAnotherNetwork_isRefused() {
        var elsewhere = new EnclaveId("closed");
        byte[] file = Parcels.file(elsewhere, 1, ReleasePackage.first(), Parcels.minutes("EXERCISE."), Parcels.KEYS);

        refused(low.intake().offer(ReleasePackage.fileName(elsewhere, 1), file), Reason.WRONG_DESTINATION);
    }

    @Test
    void package_underAForeignName_isRefused() {
        refused(low.intake().offer("other-0000000000000001.sacho", chain(1).getFirst()), Reason.MISNAMED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"cut,WRONG_SIZE", "empty,WRONG_SIZE", "foreign,NOT_A_PACKAGE", "altered,WRONG_KEY"})
    void file_thatIsNoPackage_isRefusedAndChangesNothing(String what, Reason reason) {
        byte[] file = chain(1).getFirst();
        byte[] bad = switch (what) {
            case "cut" -> Arrays.copyOf(file, 1000);
            case "empty" -> new byte[0];
            case "foreign" -> new byte[16 * 1024];
            default -> {
                byte[] altered = file.clone();
                altered[1200] ^= 1;
                yield altered;
            }
        };

        refused(offer(1, bad), reason);
        assertThat(offer(1, file).outcome()).isEqualTo(Outcome.IMPORTED);
    }

    /// Authentic and next in line, so it counts as received; nothing waits behind it for ever.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "EXERCISE. What follows is secret.,RULES",
        "EXERCISE. 이 회의는 군사 3급비밀이다.,RULES",
        "EXERCISE. Call 010-1234-5678 on his mobile.,RULES"
    })
    void minutes_thatTheRulesHereObjectTo_areNotShownAndPassed(String remark, Reason reason) {
        byte[] first = Parcels.file(OPEN, 1, ReleasePackage.first(), Parcels.minutes(remark), Parcels.KEYS);
        refused(offer(1, first), reason);

        assertThat(low.shelves().targets()).isEmpty();
        assertThat(offer(1, first).outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(offer(2, next(2, ReleasePackage.hash(first), Parcels.KEYS)).outcome())
                .isEqualTo(Outcome.IMPORTED);
        restart();
        assertThat(low.shelves().targets()).hasSize(1);
    }

    static Stream<ReleaseFilter> failing() {
        return Stream.of(
                filter(() -> {
                    throw new IllegalStateException("EXERCISE");
                }),
                filter(() -> new ReleaseFilter.Verdict(
                        "failing", ContentDigest.of(new byte[0]), LowSide.POLICY.digest(), List.of())));
    }

    private static ReleaseFilter filter(Supplier<ReleaseFilter.Verdict> answer) {
        return new ReleaseFilter() {
            @Override
            public String id() {
                return "failing";
            }

            @Override
            public Verdict examine(byte[] rendered, Label to) {
                return answer.get();
            }
        };
    }

    @ParameterizedTest
    @MethodSource("failing")
    void package_thatAFilterCannotJudge_isNeitherTakenNorPassed(ReleaseFilter filter) {
        low.close();
        low = new LowSide(folder, List.of(filter));
        byte[] first = chain(1).getFirst();
        refused(offer(1, first), Reason.FILTER_FAILED);
        restart();

        assertThat(offer(1, first).outcome()).isEqualTo(Outcome.IMPORTED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"another policy,WRONG_LABEL", "unknown level,WRONG_LABEL", "level refused here,WRONG_LABEL"})
    void label_thatThisNetworkDoesNotKeep_isPassedOver(String what, Reason reason) {
        byte[] canonical = Parcels.JSON.write(Parcels.minutes("EXERCISE."));
        var digest = ContentDigest.of(canonical);
        var other = new ExchangeSpec("OTHER", Optional.empty(), TimeStep.DAY, 12, Set.of());
        var binding = switch (what) {
            case "another policy" -> Binding.of(Parcels.HIGH.lattice().bottom(), other, Parcels.NOW, digest);
            case "unknown level" ->
                Binding.of(Label.of(Parcels.HIGH.lattice().level("S")), Parcels.exchange(), Parcels.NOW, digest);
            default ->
                Binding.of(Label.of(LowSide.POLICY.lattice().level("X")), Parcels.exchange(), Parcels.NOW, digest);
        };

        refused(offer(1, Parcels.file(OPEN, 1, ReleasePackage.first(), binding, canonical, Parcels.KEYS)), reason);
        assertThat(low.shelves().targets()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    more parts        | "distribution":[]          | "distribution":[],"cites":["p1"]
                    unknown content   | "title":                   | "sourceHash":
                    another format    | sacho-minutes-1            | sacho-minutes-2
                    another policy    | "policy":"EXERCISE"        | "policy":"exercise 1.0.7"
                    blanks            | "items":[                  | "items": [
                    item above        | "label":"U"}]              | "label":"X"}]
                    no format         | "format":"sacho-minutes-1" | "format":null
                    not JSON          | "distribution":[]}         | "distribution":[
                    """)
    void content_thatIsNotTheMinutesOfItsLabel_isNotShown(String what, String from, String to) {
        var text = new String(Parcels.JSON.write(Parcels.minutes("EXERCISE.")), UTF_8);
        assertThat(text).contains(from);
        byte[] canonical = text.replace(from, to).getBytes(UTF_8);
        var binding = Binding.of(
                Parcels.HIGH.lattice().bottom(), Parcels.exchange(), Parcels.NOW, ContentDigest.of(canonical));

        refused(
                offer(1, Parcels.file(OPEN, 1, ReleasePackage.first(), binding, canonical, Parcels.KEYS)),
                Reason.MALFORMED);
        assertThat(low.shelves().targets()).isEmpty();
    }

    @Test
    void binding_ofOtherContent_isNotShown() {
        byte[] canonical = Parcels.JSON.write(Parcels.minutes("EXERCISE."));
        var binding = Binding.of(
                Parcels.HIGH.lattice().bottom(), Parcels.exchange(), Parcels.NOW, ContentDigest.of(new byte[0]));

        refused(
                offer(1, Parcels.file(OPEN, 1, ReleasePackage.first(), binding, canonical, Parcels.KEYS)),
                Reason.MALFORMED);
    }

    @Test
    void log_ofARefusal_holdsNothingOutOfThePackage() {
        byte[] first =
                Parcels.file(OPEN, 1, ReleasePackage.first(), Parcels.minutes("What follows is secret."), Parcels.KEYS);
        offer(1, first);

        assertThat(low.log().toString()).doesNotContain("follows", "range meeting");
        assertThat(low.intake().offer("open-0000000000000001.sacho", first).message())
                .doesNotContain("follows");
    }
}
