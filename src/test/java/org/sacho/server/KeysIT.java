package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.SoftToken;

/// The keys of a stopped installation from the command line, and a server whose token is taken out.
class KeysIT {

    private static final Map<String, String> OLD = Map.of("SACHO_PASSPHRASE", "EXERCISE passphrase");
    private static final Map<String, String> NEW = Map.of("SACHO_PASSPHRASE", "EXERCISE new passphrase");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
    }

    @Test
    void keys_statusRotateAndRewrap_doWhatTheySay() throws Exception {
        run(OLD, 0, "init", "--data", data.toString(), "--policy", "policies/exercise.yaml");

        assertThat(run(OLD, 0, keys("status", "--json")).out())
                .contains("\"root\":\"PKCS12\"", "\"provider\":\"SunJCE\"", "\"number\":1", "\"meetings\":0");
        assertThat(run(OLD, 0, keys("rotate", "--store", "closed", "--json")).out())
                .contains("\"generation\":2", "\"store\":\"closed\"");
        assertThat(run(OLD, 1, keys("rotate", "--store", "nowhere")).err()).contains("no store nowhere");
        assertThat(run(OLD, 0, keys("status")).out()).contains("store closed: AES-256-GCM by SunJCE", "key 2 of");

        var secret = Files.writeString(folder.resolve("new"), "EXERCISE new passphrase\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        run(OLD, 0, keys("rewrap", "--new-passphrase-file", secret.toString()));
        assertThat(run(OLD, 2, keys("status")).err()).contains("passphrase is wrong");
        run(NEW, 0, keys("status"));
        run(Map.of(), 0, "audit", "verify", "--data", data.toString());
    }

    /// A store whose policy demands another provider stays locked, and says what to do; the other one works.
    @Test
    void status_policyThatDemandsAnotherProvider_isLocked() throws Exception {
        var pack = Files.writeString(
                folder.resolve("pack.yaml"),
                Files.readString(Path.of("policies", "exercise.yaml"))
                        .replace(
                                "    levels: [C, S, TS]",
                                "    levels: [C, S, TS]\n    cipher: ARIA-256-GCM\n    provider: BC"));
        run(OLD, 0, "init", "--data", data.toString(), "--policy", pack.toString());

        assertThat(run(OLD, 0, keys("status")).out())
                .contains("store closed: ARIA-256-GCM by BC", "store open: AES-256-GCM by SunJCE");
        var other = Map.of("SACHO_PASSPHRASE", "EXERCISE passphrase", "SACHO_PROVIDER", "SunJCE");
        assertThat(run(other, 1, keys("status")).out())
                .contains("LOCKED", "SACHO_PROVIDER", "store open: AES-256-GCM by SunJCE");
        var missing = Map.of("SACHO_PASSPHRASE", "EXERCISE passphrase", "SACHO_PROVIDER", "NoSuch");
        assertThat(run(missing, 2, keys("status")).err()).contains("SACHO_PROVIDER names");
    }

    /// KY-04, threat-model 5.11.
    @Test
    void serve_tokenTakenOut_endsAndSaysSo() throws Exception {
        SoftToken.assumeInstalled();
        var pin = Map.of(
                "SACHO_PASSPHRASE",
                SoftToken.PIN,
                "SOFTHSM2_CONF",
                SoftToken.configuration().toString());
        run(
                pin,
                0,
                "init",
                "--data",
                data.toString(),
                "--policy",
                "policies/exercise.yaml",
                "--pkcs11",
                SoftToken.LIBRARY.toString(),
                "--token",
                "gone-3");
        assertThat(run(pin, 0, keys("status")).out()).contains("root: PKCS11 gone-3");
        var wrong = Map.of(
                "SACHO_PASSPHRASE",
                "wrong-pin",
                "SOFTHSM2_CONF",
                SoftToken.configuration().toString());
        assertThat(run(wrong, 2, keys("status")).err()).contains("PIN of the token gone-3 is wrong");

        var words = new String[] {"serve", "--data", data.toString(), "--port", "0"};
        var server = CommandRun.whileRunning(pin, "Sacho ready", () -> SoftToken.remove("gone-3"), words);

        assertThat(server.exit()).isEqualTo(2);
        assertThat(server.err()).contains("stores are sealed", "gone-3 is not there", "insert it");
        assertThat(run(pin, 2, words).err()).contains("gone-3 is not there");
        run(Map.of(), 0, "audit", "verify", "--data", data.toString());
    }

    private String[] keys(String step, String... options) {
        var words = new String[4 + options.length];
        words[0] = "keys";
        words[1] = step;
        words[2] = "--data";
        words[3] = data.toString();
        System.arraycopy(options, 0, words, 4, options.length);
        return words;
    }

    private static CommandRun run(Map<String, String> environment, int exit, String... words) {
        var run = CommandRun.of(environment, words);
        assertThat(run.exit()).as("%s %s", run.out(), run.err()).isEqualTo(exit);
        return run;
    }
}
