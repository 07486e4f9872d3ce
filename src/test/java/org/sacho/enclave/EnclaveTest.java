package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sacho.enclave.Store.PASSWORD;
import static org.sacho.enclave.Store.POLICY;
import static org.sacho.enclave.Store.SECRET;
import static org.sacho.enclave.Store.passage;
import static org.sacho.enclave.Store.putting;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.crypto.TestKeys;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.Wording;

class EnclaveTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void commitSome() throws StaleRecordException {
        try (var enclave = Store.open(folder)) {
            enclave.records()
                    .commit(new Changes()
                            .put(passage("m1", "p1"), 1, 0, SECRET, POLICY, "one".getBytes(UTF_8))
                            .put(passage("m1", "p2"), 2, 0, SECRET, POLICY, "two".getBytes(UTF_8))
                            .put(passage("m2", "p1"), 1, 0, SECRET, POLICY, "three".getBytes(UTF_8)));
            enclave.records().commit(putting(passage("m1", "p1"), 1, "one, corrected"));
        }
    }

    @Test
    void digest_ofAKindInAMeeting_isAnotherOneAfterEveryChange() throws StaleRecordException {
        try (var enclave = Store.open(folder)) {
            var records = enclave.records();
            var before = records.digest(Kind.PASSAGE, "m1");
            records.commit(putting(passage("m2", "p2"), 0, "of another meeting"));
            assertThat(records.digest(Kind.PASSAGE, "m1")).isEqualTo(before);

            records.commit(putting(passage("m1", "p2"), 1, "two"));
            var same = records.digest(Kind.PASSAGE, "m1");
            records.commit(new Changes().delete(passage("m1", "p2"), 2));
            var deleted = records.digest(Kind.PASSAGE, "m1");
            records.commit(putting(passage("m1", "p2"), 0, "two"));
            assertThat(List.of(before, same, deleted, records.digest(Kind.PASSAGE, "m1")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void open_again_hasEverythingAndGoesOn() throws StaleRecordException {
        try (var enclave = Store.open(folder)) {
            enclave.records().commit(putting(passage("m1", "p1"), 2, "one, again"));
        }
        try (var enclave = Store.open(folder)) {
            assertThat(enclave.records().listAll(Kind.PASSAGE))
                    .extracting(Store::text)
                    .containsExactly("one, again", "two", "three");
        }
    }

    @Test
    void open_twiceAtOnce_refused() {
        try (var enclave = Store.open(folder)) {
            assertThat(enclave.spec().id()).hasToString("upper");
            assertThatThrownBy(() -> Store.open(folder))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("already open");
        }
    }

    @Test
    void open_withAnotherDatabasePassword_failsWithoutQuotingIt() {
        assertThatThrownBy(() -> openWithPassword("f".repeat(64)))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageNotContaining("ffff")
                .hasNoCause();
    }

    @Test
    void open_withTheKeyOfAnotherEnclave_refused() {
        var lower = TestKeys.enclaveKey(new EnclaveId("lower"), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Enclave.open(spec("upper"), Store.LATTICE, folder, PASSWORD, lower));
    }

    @Test
    void open_withAnotherKeyOfTheSameName_fails() {
        var other = TestKeys.enclaveKey(new EnclaveId("upper"), 2);
        assertThatThrownBy(() -> Enclave.open(spec("upper"), Store.LATTICE, folder, PASSWORD, other))
                .isInstanceOf(StoreFailedException.class);
    }

    @Test
    void records_afterClose_refused() {
        var enclave = Store.open(folder);
        enclave.close();

        assertThatThrownBy(() -> enclave.records().find(passage("m1", "p1"))).isInstanceOf(StoreFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update record set label = 'C' where id = 'p1'",
                "update record set label = 'S//ALPHA' where id = 'p1'",
                "update record set label = 'garbled' where id = 'p1'",
                "update record set version = 1 where id = 'p1' and meeting = 'm1'",
                "update record set version = 0 where id = 'p1'",
                "update record set ordinal = 9 where id = 'p1'",
                "update record set policy = repeat('1', 64) where id = 'p1'",
                "update record set policy = 'x' where id = 'p1'",
                "update record set id = 'p9' where id = 'p1'",
                "update record set id = 'not a name' where id = 'p1'",
                "update record set meeting = 'm3' where meeting = 'm1'",
                "update record set kind = 'passage', meeting = 'm2', id = 'p9' where id = 'p2'",
                "update record set sealed = (select sealed from record where id = 'p2') where id = 'p1'",
                "update record set sealed = X'00' where id = 'p1'",
                "update meeting_key set wrapped = (select wrapped from meeting_key where meeting = 'm2')",
                "delete from meeting_key where meeting = 'm1'"
            })
    void listAll_rowAlteredBehindItsBack_unreadable(String sql) throws SQLException {
        Store.tamper(folder, sql);

        try (var enclave = Store.open(folder)) {
            assertThatThrownBy(() -> enclave.records().listAll(Kind.PASSAGE))
                    .isInstanceOf(RecordUnreadableException.class)
                    .hasMessageMatching("unreadable: PASSAGE [A-Za-z0-9?._-]+");
        }
    }

    @ParameterizedTest
    @CsvSource({"item, ITEM", "verdict, VERDICT"})
    void list_rowMovedToAnotherKind_unreadable(String code, Kind kind) throws SQLException {
        Store.tamper(folder, "update record set kind = '" + code + "' where id = 'p2'");

        try (var enclave = Store.open(folder)) {
            assertThatThrownBy(() -> enclave.records().find(new RecordRef(kind, "m1", "p2")))
                    .isInstanceOf(RecordUnreadableException.class);
        }
    }

    @Test
    void destroyMeeting_reopened_staysDestroyed() {
        try (var enclave = Store.open(folder)) {
            enclave.records().destroyMeeting("m1");
        }
        try (var enclave = Store.open(folder)) {
            assertThat(enclave.records().listAll(Kind.PASSAGE))
                    .extracting(Store::text)
                    .containsExactly("three");
        }
    }

    private void openWithPassword(String password) {
        Enclave.open(spec("upper"), Store.LATTICE, folder, password, Store.key())
                .close();
    }

    private static EnclaveSpec spec(String id) {
        return new EnclaveSpec(new EnclaveId(id), new Wording("Upper", "상위"), List.of(Store.LATTICE.level("S")));
    }
}
