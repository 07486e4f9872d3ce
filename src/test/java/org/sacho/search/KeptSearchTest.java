package org.sacho.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.Workplace;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;
import org.sacho.audit.Outcome;
import org.sacho.enclave.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Search from one run of the server to the next, over indexes that somebody got at in between.
class KeptSearchTest {

    private static final String PACK = "exercise.yaml";

    @TempDir
    private Path folder;

    private Workplace start() {
        return Workplace.in(folder, PACK);
    }

    private String bring() {
        try (var here = start()) {
            return here.bring("TS", "The marmalade stands on the shelf.", "The shelf is high.");
        }
    }

    /// The files of all indexes.
    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("e"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> folder.relativize(file).getNameCount() == 5)
                    .sorted()
                    .toList();
        }
    }

    private void damage() throws IOException {
        for (var file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 99; i < bytes.length; i += 500) {
                bytes[i] ^= 4;
            }
            Files.write(file, bytes);
        }
    }

    private static int found(Workplace here) {
        return here.sacho.search().find(here.officer1, "marmalade").total();
    }

    private static List<Outcome> rebuilt(Workplace here) {
        return here.sacho.audit().find(AuditQuery.newest(100).doing(Action.INDEX_REBUILT)).stream()
                .map(entry -> entry.event().outcome())
                .toList();
    }

    @Test
    void index_thatFits_isTakenUpAsItIs() throws Exception {
        bring();
        var before = files();
        assertThat(before).isNotEmpty();
        try (var here = start()) {
            assertThat(found(here)).isEqualTo(1);
            assertThat(rebuilt(here)).isEmpty();
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void index_damagedWhileTheServerIsDown_isBuiltAnewAndPutOnRecord() throws Exception {
        bring();
        damage();
        var before = files();
        try (var here = start()) {
            assertThat(found(here)).isEqualTo(1);
            assertThat(rebuilt(here)).containsExactly(Outcome.DONE);
        }
        assertThat(files()).isNotEmpty().doesNotContainAnyElementsOf(before);
    }

    @Test
    void index_damagedWhileTheServerRuns_isBuiltAnewDuringTheSearch() throws Exception {
        bring();
        try (var here = start()) {
            damage();
            assertThat(found(here)).isEqualTo(1);
            assertThat(rebuilt(here)).isSubsetOf(Outcome.DONE);
        }
    }

    @Test
    void index_missing_isBuiltAnew() throws Exception {
        bring();
        for (var file : files()) {
            Files.delete(file);
        }
        try (var here = start()) {
            assertThat(found(here)).isEqualTo(1);
        }
    }

    /// Whoever may not read the meeting does not even notice.
    @Test
    void store_unreadable_findsNothingAndSaysSo_withTheIndexWholeOrNot() throws Exception {
        bring();
        alterPassages();
        try (var here = start()) {
            assertThatThrownBy(() -> found(here)).isInstanceOf(SearchFailedException.class);
            assertThat(rebuilt(here)).isEmpty();
        }
        damage();
        try (var here = start()) {
            assertThatThrownBy(() -> found(here)).isInstanceOf(SearchFailedException.class);
            assertThat(rebuilt(here)).isNotEmpty().containsOnly(Outcome.FAILED);
            assertThat(here.sacho.search().find(here.reader1, "marmalade").total())
                    .isZero();
        }
    }

    /// As somebody with the password of the database can.
    private void alterPassages() {
        var passwords = new TreeMap<String, String>();
        try (var here = start()) {
            var keyring = here.sacho.keyring();
            here.sacho
                    .policies()
                    .active()
                    .enclaves()
                    .forEach(spec -> passwords.put(keyring.folder(spec.id()), keyring.databasePassword(spec.id())));
        }
        passwords.forEach((store, password) -> {
            var file = folder.resolve("e").resolve(store).resolve("store");
            try (var database = Database.openEncrypted(file, password, "db/enclave")) {
                JdbcClient.create(database)
                        .sql("update record set ordinal = ordinal + 1 where kind = 'passage'")
                        .update();
            }
        });
    }

    @Test
    void index_ofADestroyedMeeting_leavesNoFile() throws Exception {
        try (var here = start()) {
            var meeting = here.bring("TS", "The persimmon stands on the shelf.");
            assertThat(files()).isNotEmpty();
            here.sacho.search().meetingDestroyed(here.sacho.arrivals().withdraw(here.officer1, meeting));
            assertThat(files()).isEmpty();
        }
    }

    /// As if the server had been killed before it got to the index.
    @Test
    void index_ofAMeetingDestroyedWithoutIt_isSweptAtTheNextStart() throws Exception {
        try (var here = start()) {
            var meeting = here.bring("TS", "The persimmon stands on the shelf.");
            here.sacho.arrivals().withdraw(here.officer1, meeting);
        }
        assertThat(files()).isNotEmpty();
        start().close();
        assertThat(files()).isEmpty();
    }
}
