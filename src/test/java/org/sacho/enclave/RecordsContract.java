package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.LATTICE;
import static org.sacho.enclave.Store.POLICY;
import static org.sacho.enclave.Store.SECRET;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.label.Lattice;
import org.sacho.policy.PolicyDigest;

/// What every store of records does, whatever database is under it.
interface RecordsContract {

    Records records();

    @Test
    default void find_whatWasCommitted_givesAllOfIt() throws StaleRecordException {
        var label = LATTICE.parse("S//ALPHA//REL KOR,USA");
        var policy = new PolicyDigest("ab".repeat(32));
        records().commit(new Changes().put(passage("m1", "p1"), 7, 0, label, policy, "회의".getBytes(UTF_8)));

        assertThat(records().find(passage("m1", "p1"))).hasValueSatisfying(content -> {
            assertThat(content.ref()).isEqualTo(passage("m1", "p1"));
            assertThat(content.ordinal()).isEqualTo(7);
            assertThat(content.version()).isEqualTo(1);
            assertThat(content.label()).isEqualTo(label);
            assertThat(content.policy()).isEqualTo(policy);
            assertThat(Store.text(content)).isEqualTo("회의");
        });
    }

    @Test
    default void find_neverCommitted_empty() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));

        assertThat(records().find(passage("m1", "p2"))).isEmpty();
        assertThat(records().find(passage("m2", "p1"))).isEmpty();
        assertThat(records().find(new RecordRef(Kind.VERDICT, "m1", "p1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 257, 3_000_000})
    default void find_contentOfAnySize_givesItBack(int size) throws StaleRecordException {
        byte[] content = new byte[size];
        new SecureRandom().nextBytes(content);
        records().commit(new Changes().put(passage("m1", "p1"), 0, 0, SECRET, POLICY, content));

        assertThat(records().find(passage("m1", "p1")).orElseThrow().content().toArray())
                .isEqualTo(content);
    }

    @Test
    default void commit_replacement_hasTheNextVersion() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));
        records().commit(putting(passage("m1", "p1"), 1, "two"));

        assertThat(records().find(passage("m1", "p1"))).hasValueSatisfying(content -> {
            assertThat(content.version()).isEqualTo(2);
            assertThat(Store.text(content)).isEqualTo("two");
        });
    }

    @Test
    default void commit_delete_removesTheRecord() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));
        records().commit(new Changes().delete(passage("m1", "p1"), 1));

        assertThat(records().find(passage("m1", "p1"))).isEmpty();
    }

    @Test
    default void commit_anotherVersionThanExpected_refusedAndNothingWritten() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));

        assertStale(putting(passage("m1", "p1"), 0, "again"));
        assertStale(putting(passage("m1", "p1"), 2, "later"));
        assertStale(putting(passage("m1", "p2"), 1, "missing"));
        assertStale(new Changes().delete(passage("m1", "p1"), 2));
        assertStale(new Changes().delete(passage("m1", "p2"), 1));
        assertThat(records().list(Kind.PASSAGE, "m1"))
                .singleElement()
                .satisfies(content -> assertThat(Store.text(content)).isEqualTo("one"));
    }

    @Test
    default void commit_oneOfManyStale_writesNone() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));
        records().commit(putting(passage("m1", "p2"), 0, "two"));

        assertStale(new Changes()
                .put(passage("m3", "new"), 0, 0, SECRET, POLICY, new byte[1])
                .delete(passage("m1", "p1"), 1)
                .put(passage("m1", "p2"), 0, 5, SECRET, POLICY, new byte[1]));

        assertThat(records().listAll(Kind.PASSAGE)).extracting(Store::text).containsExactly("one", "two");
    }

    @Test
    default void list_manyRecords_byOrdinalThenId() throws StaleRecordException {
        records()
                .commit(new Changes()
                        .put(passage("m1", "b"), 2, 0, SECRET, POLICY, new byte[0])
                        .put(passage("m1", "a"), 2, 0, SECRET, POLICY, new byte[0])
                        .put(passage("m1", "c"), 1, 0, SECRET, POLICY, new byte[0])
                        .put(passage("m2", "d"), 0, 0, SECRET, POLICY, new byte[0])
                        .put(new RecordRef(Kind.ITEM, "m1", "e"), 0, 0, SECRET, POLICY, new byte[0]));

        assertThat(records().list(Kind.PASSAGE, "m1"))
                .extracting(c -> c.ref().id())
                .containsExactly("c", "a", "b");
        assertThat(records().listAll(Kind.PASSAGE))
                .extracting(c -> c.ref().id())
                .containsExactly("c", "a", "b", "d");
        assertThat(records().list(Kind.PASSAGE, "m3")).isEmpty();
    }

    @Test
    default void commit_thousandRecords_listsThemAll() throws StaleRecordException {
        var changes = new Changes();
        for (int i = 0; i < 1000; i++) {
            changes.put(passage("m1", "p" + i), i, 0, SECRET, POLICY, ("EXERCISE passage " + i).getBytes(UTF_8));
        }
        records().commit(changes);

        assertThat(records().list(Kind.PASSAGE, "m1"))
                .hasSize(1000)
                .last()
                .satisfies(content -> assertThat(Store.text(content)).isEqualTo("EXERCISE passage 999"));
    }

    @Test
    default void commit_labelTheEnclaveDoesNotKeep_refusedAndNothingWritten() {
        var mixed = putting(passage("m1", "p1"), 0, "one")
                .put(passage("m1", "p2"), 0, 0, LATTICE.parse("U"), POLICY, new byte[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> records().commit(mixed));
        assertThat(records().listAll(Kind.PASSAGE)).isEmpty();
    }

    @Test
    default void commit_labelOfAnotherLattice_refused() {
        var other = Lattice.of(Map.of("U", 0, "C", 1, "S", 2), List.of("BRAVO"), List.of());
        var changes = new Changes().put(passage("m1", "p1"), 0, 0, other.parse("S//BRAVO"), POLICY, new byte[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> records().commit(changes));
    }

    @Test
    default void changes_sameRecordTwice_refused() {
        var changes = putting(passage("m1", "p1"), 0, "one");

        assertThatIllegalArgumentException().isThrownBy(() -> changes.delete(passage("m1", "p1"), 1));
    }

    @Test
    default void destroyMeeting_withRecords_leavesOtherMeetings() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));
        records().commit(putting(passage("m2", "p1"), 0, "two"));

        records().destroyMeeting("m1");

        assertThat(records().listAll(Kind.PASSAGE)).extracting(Store::text).containsExactly("two");
    }

    @Test
    default void commit_intoADestroyedMeeting_isRefused() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));
        records().destroyMeeting("m1");

        assertThatThrownBy(() -> records().commit(putting(passage("m1", "p1"), 0, "two")))
                .isInstanceOf(StaleRecordException.class);
        assertThat(records().find(passage("m1", "p1"))).isEmpty();
    }

    @Test
    default void commit_ofWhatWasDiscarded_startsItAnew() throws StaleRecordException {
        records().commit(putting(passage("m1", "p1"), 0, "one"));
        records().discard("m1");
        records().commit(putting(passage("m1", "p1"), 0, "two"));

        assertThat(records().find(passage("m1", "p1")).map(Store::text)).isEqualTo(Optional.of("two"));
    }

    @Test
    default void commit_byAnInterruptedThread_succeedsAndKeepsTheInterruption() throws StaleRecordException {
        Thread.currentThread().interrupt();
        try {
            records().commit(putting(passage("m1", "p1"), 0, "one"));
            assertThat(records().find(passage("m1", "p1"))).isPresent();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    default void commit_ofOneRecordByManyThreads_losesNoUpdate() throws Exception {
        var ref = passage("m1", "p1");
        records().commit(putting(ref, 0, ""));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var done = new ArrayList<Future<?>>();
            for (int i = 0; i < 40; i++) {
                done.add(threads.submit(() -> {
                    append(ref);
                    return ref;
                }));
            }
            for (var each : done) {
                each.get();
            }
        }

        assertThat(records().find(ref)).hasValueSatisfying(content -> {
            assertThat(Store.text(content)).isEqualTo("x".repeat(40));
            assertThat(content.version()).isEqualTo(41);
        });
    }

    /// Reads, appends, and starts over when somebody was faster.
    private void append(RecordRef ref) {
        for (boolean written = false; !written; ) {
            var seen = records().find(ref).orElseThrow();
            try {
                records().commit(putting(ref, seen.version(), Store.text(seen) + "x"));
                written = true;
            } catch (StaleRecordException e) {
                assertThat(e.ref()).isEqualTo(ref);
            }
        }
    }

    @Test
    default void toString_ofContentAndChanges_showsNoContent() throws StaleRecordException {
        var changes = putting(passage("m1", "p1"), 0, "one");
        records().commit(changes);

        assertThat(changes).hasToString("Changes[1]");
        assertThat(records().find(passage("m1", "p1")).orElseThrow().toString())
                .contains("Bytes[3]")
                .doesNotContain("one");
    }

    private void assertStale(Changes changes) {
        assertThatThrownBy(() -> records().commit(changes)).isInstanceOf(StaleRecordException.class);
    }
}
