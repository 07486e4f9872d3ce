package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;
import org.sacho.crypto.Custody;
import org.sacho.crypto.CustodyShare;

/// `keys custody` and `keys destroy`, as somebody at the machine runs them while no server does.
class KeysCommandsTest {

    private static final Pattern SHARE = Pattern.compile("([0-9A-Z]{4}-){15}[0-9A-Z]{4}");

    @TempDir
    private Path folder;

    private Path data;
    private Path passphrase;
    private String meeting = "";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void installation() throws Exception {
        data = folder.resolve("data");
        try (var here = Workplace.in(data, "exercise.yaml")) {
            meeting = here.bring("TS", "EXERCISE remark.");
        }
        passphrase = secret("passphrase", new String(Workplace.PASSPHRASE));
    }

    private Path secret(String name, String content) throws Exception {
        var file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private int run(Object... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var line = Sacho.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    }

    private int custody(int custodians) {
        return run("keys", "custody", "--data", data, "--custodians", custodians, "--passphrase-file", passphrase);
    }

    private List<CustodyShare> printed() {
        return SHARE.matcher(out.toString())
                .results()
                .map(MatchResult::group)
                .map(text -> CustodyShare.parse(text.toCharArray()).orElseThrow())
                .toList();
    }

    @Test
    void custody_again_printsNewSharesAndVoidsTheOld() throws Exception {
        assertThat(custody(3)).as(err.toString()).isZero();
        var before = printed();
        assertThat(custody(2)).isZero();
        var now = printed();

        var kept = Custody.load(data.resolve("keys")).orElseThrow();
        assertThat(before).hasSize(3).noneMatch(kept::knows);
        assertThat(now).hasSize(2).allMatch(kept::knows);
        assertThat(kept.passphrase(now.get(0), now.get(1))).isEqualTo(Workplace.PASSPHRASE);
        try (var here = Workplace.in(data, "exercise.yaml")) {
            assertThat(here.sacho.audit().find(AuditQuery.newest(9).doing(Action.CUSTODY_MADE)))
                    .hasSize(2);
        }
    }

    @Test
    void custody_oneOrTenCustodians_orAnotherPassphrase_makesNothing() throws Exception {
        assertThat(custody(1)).isEqualTo(2);
        assertThat(custody(10)).isEqualTo(2);
        passphrase = secret("other", "another exercise passphrase");
        assertThat(custody(3)).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(data.resolve("keys").resolve("custody")).doesNotExist();
    }

    @Test
    void destroy_withBothPasswords_printsTheCertificate_andTheMeetingIsGone() throws Exception {
        var password = secret("password", "exercise password");
        var wrong = secret("wrong", "not the exercise password");

        assertThat(destroy("officer1", password, "officer1", password)).isEqualTo(1);
        assertThat(err.toString()).contains("two people");
        assertThat(destroy("officer1", password, "approver1", wrong)).isEqualTo(1);
        assertThat(err.toString()).contains("nothing was destroyed");

        assertThat(destroy("officer1", password, "approver1", password))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains(meeting, "\"requestedBy\":\"officer1\"", "\"confirmedBy\":\"approver1\"");
        assertThat(destroy("officer1", password, "approver1", password)).isEqualTo(1);
        assertThat(err.toString()).contains("not-found");
        assertThat(run("audit", "verify", "--data", data)).isZero();
    }

    private int destroy(String officer, Path officerPassword, String approver, Path approverPassword) {
        return run(
                "keys",
                "destroy",
                meeting,
                "--data",
                data,
                "--passphrase-file",
                passphrase,
                "--reason",
                "EXERCISE notice 7",
                "--officer",
                officer,
                "--officer-password-file",
                officerPassword,
                "--approver",
                approver,
                "--approver-password-file",
                approverPassword);
    }

    @Test
    void keys_withoutACommand_orWithoutAnInstallation_couldNotRun() {
        assertThat(run("keys")).isEqualTo(2);
        data = folder.resolve("nowhere");
        assertThat(custody(3)).isEqualTo(2);
        assertThat(data).doesNotExist();
    }
}
