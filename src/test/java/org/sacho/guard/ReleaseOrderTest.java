package org.sacho.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.SubjectId;

class ReleaseOrderTest {

    private static final Lattice LATTICE = Packs.of(Packs.SMALL).lattice();
    private static final Label SECRET = LATTICE.parse("S");
    private static final Label HIGHER = LATTICE.parse("S//ALPHA");

    @ParameterizedTest
    @CsvSource({"a,a,b", "a,b,a", "b,a,a", "a,a,a"})
    void order_ofFewerThanThreePeople_refused(String requester, String first, String second) {
        assertThatThrownBy(() -> order(requester, first, second)).isInstanceOf(IllegalArgumentException.class);
    }

    /// GD-04: whoever wrote any of it approves nothing, whoever asked for the release.
    @ParameterizedTest
    @CsvSource({"officer2,approver1", "approver1,officer2"})
    void order_approvedByAnAuthor_refused(String first, String second) {
        assertThatThrownBy(() -> order("officer1", first, second)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void order_ofThreePeople_namesThem() {
        var order = order("officer1", "approver1", "approver2");

        assertThat(order.requester()).isEqualTo(new SubjectId("officer1"));
        assertThat(order.firstApprover()).isEqualTo(new SubjectId("approver1"));
        assertThat(order.secondApprover()).isEqualTo(new SubjectId("approver2"));
    }

    @Test
    void order_coversWhatBothWereGranted() {
        assertThat(order("officer1", "approver1", "approver2").covers(SECRET, "m1"))
                .isTrue();
        assertThat(order("officer1", "approver1", "approver2").covers(HIGHER, "m1"))
                .isFalse();
    }

    @Test
    void order_contentOfAnotherMeeting_isNotCovered() {
        assertThat(order("officer1", "approver1", "approver2").covers(SECRET, "m2"))
                .isFalse();
    }

    @Test
    void order_oneApproverGrantedForLess_coversNothingAboveThat() {
        var order = ReleaseOrder.of(
                new SubjectId("officer1"),
                approved(Grants.REQUEST),
                Grants.release("approver1", HIGHER),
                Grants.release("approver2", SECRET));

        assertThat(order.covers(HIGHER, "m1")).isFalse();
    }

    @Test
    void order_approversGrantedForDifferentRequests_coversNothing() {
        var order = ReleaseOrder.of(
                new SubjectId("officer1"),
                approved(Grants.REQUEST),
                Grants.release("approver1", SECRET),
                Grants.release("approver2", SECRET, "m1_r2"));

        assertThat(order.covers(SECRET, "m1")).isFalse();
    }

    @Test
    void order_grantedForAnotherRequestThanTheOneApproved_coversNothing() {
        var order = ReleaseOrder.of(
                new SubjectId("officer1"),
                approved("m1_r2"),
                Grants.release("approver1", SECRET),
                Grants.release("approver2", SECRET));

        assertThat(order.covers(SECRET, "m1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "AB"})
    void digest_thatIsNoSha256InLowerCaseHex_refused(String hex) {
        var text = hex.equals("AB") ? "AB".repeat(32) : hex;

        assertThatThrownBy(() -> new ContentDigest(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContentDigest("0".repeat(63) + "\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContentDigest("0".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    /// FIPS 180-4, the empty message.
    @Test
    void digest_ofNothing_isThePublishedValue() {
        assertThat(ContentDigest.of(new byte[0]).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static ReleaseOrder order(String requester, String first, String second) {
        return ReleaseOrder.of(
                new SubjectId(requester),
                approved(Grants.REQUEST),
                Grants.release(first, SECRET),
                Grants.release(second, SECRET));
    }

    private static ReleaseOrder.Approved approved(String release) {
        return new ReleaseOrder.Approved(
                release,
                ContentDigest.of(new byte[0]),
                LATTICE.bottom(),
                PolicyDigest.of(new byte[0]),
                Set.of(new SubjectId("officer2")),
                Instant.EPOCH,
                Instant.parse("2026-11-01T00:00:00Z"));
    }
}
