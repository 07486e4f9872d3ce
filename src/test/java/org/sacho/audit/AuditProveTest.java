package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `audit prove` and `audit check` as two auditors use them.
class AuditProveTest {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String key = Logs.keys().verifier().toString();

    /// Through buffers, as on a terminal: what is not flushed is not seen.
    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new AuditCommand((_, _) -> StoresAtRest.Finding.NOT_HERE))
                .setOut(new PrintWriter(new BufferedWriter(out)))
                .setErr(new PrintWriter(new BufferedWriter(err)))
                .execute(arguments);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text);
    }

    private Path older;

    @BeforeEach
    void write() throws Exception {
        try (var log = Logs.open(data.resolve("audit"))) {
            log.append(Logs.reads(0, 3));
            older = file("older", log.checkpoint().note());
            log.append(Logs.reads(3, 6));
        }
    }

    private String prove(String option, Object value) {
        assertThat(run("prove", "--data", data.toString(), option, value.toString()))
                .as("%s", err)
                .isZero();
        return out.toString();
    }

    @Test
    void record_proved_isCheckedByWhoHasTheKeyAlone() throws Exception {
        var proof = file("proof", prove("--record", 4));

        assertThat(run("check", "--proof", proof.toString(), "--key", key)).isZero();
        assertThat(out).hasToString("proved: record 4 of the log as signed at size 6\n");
    }

    @Test
    void growth_proved_isCheckedAgainstTheOlderCheckpoint() throws Exception {
        var proof = file("proof", prove("--since", older));

        assertThat(run("check", "--proof", proof.toString(), "--key", key, "--since", older.toString()))
                .isZero();
        assertThat(out).hasToString("proved: growth of the log from size 3 to size 6\n");
        assertThat(run("check", "--proof", proof.toString(), "--key", key)).isEqualTo(1);
        assertThat(out).hasToString("not proved: the older checkpoint is needed to check growth\n");
    }

    @Test
    void proof_alteredOrUnderAnotherKey_exits1() throws Exception {
        var proof = prove("--record", 4);
        var other = VerifierKey.of(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic())
                .toString();

        var altered = file("altered", proof.replace("index 4", "index 3")).toString();
        assertThat(run("check", "--proof", altered, "--key", key)).isEqualTo(1);
        assertThat(out.toString()).startsWith("not proved: record 3");
        assertThat(run("check", "--proof", file("proof", proof).toString(), "--key", other))
                .isEqualTo(1);
        assertThat(out).hasToString("not proved: a checkpoint that is not signed by this log's key\n");
        assertThat(run("check", "--proof", file("none", "x").toString(), "--key", key))
                .isEqualTo(1);
        assertThat(out).hasToString("not proved: this is no proof\n");
    }

    @Test
    void prove_bothOrNeitherOrWhatIsNotThere_exits2AndPrintsNoProof() {
        var log = data.toString();

        assertThat(run("prove", "--data", log)).isEqualTo(2);
        assertThat(err.toString()).contains("give either --record or --since");
        assertThat(run("prove", "--data", log, "--record", "1", "--since", older.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("give either --record or --since");
        assertThat(run("prove", "--data", log, "--record", "6")).isEqualTo(2);
        assertThat(err.toString()).contains("record 6 is not among the first 6");
        assertThat(run("prove", "--data", data.resolve("none").toString(), "--record", "1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no");
        assertThat(run("check", "--proof", data.resolve("none").toString(), "--key", key))
                .isEqualTo(2);
        assertThat(run("check", "--proof", data.toString(), "--key", key)).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read what is needed");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void prove_aBrokenLog_exits1AndNamesTheRecord() throws Exception {
        var segment = Logs.segment(data.resolve("audit"), 1);
        var lines = Files.readAllLines(segment);
        lines.remove(2);
        Files.write(segment, lines);

        assertThat(run("prove", "--data", data.toString(), "--record", "4")).isEqualTo(1);
        assertThat(out.toString()).startsWith("broken: record 1: DELETED");
    }

    @Test
    void audit_alone_saysWhatThereIsToDo() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("verify, prove or check");
    }

    @Test
    void verify_withoutTheKey_saysThatItBelievedTheOneBesideTheLog() {
        assertThat(run("verify", "--data", data.toString(), "--checkpoint", older.toString()))
                .isZero();
        assertThat(out.toString())
                .startsWith("intact: 6 records, the first 6 of them signed at 2026-11-01T00:00:00Z,"
                        + " the first 3 witnessed\n");
        assertThat(err.toString()).contains("give --key");

        assertThat(run("verify", "--data", data.toString())).isZero();
        assertThat(out.toString()).contains("of them signed at 2026-11-01T00:00:00Z\nnotice: NO_WITNESS at size 6: ");
        assertThat(run("verify", "--data", data.toString(), "--json")).isZero();
        assertThat(out.toString()).contains("\"notices\":[{\"kind\":\"NO_WITNESS\",\"size\":6,\"sentence\":\"no ");
    }
}
