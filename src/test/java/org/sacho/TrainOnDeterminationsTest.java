package org.sacho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;
import org.sacho.classify.model.TrainedModel;
import org.sacho.meeting.State;
import org.sacho.subject.SubjectId;
import tools.jackson.databind.json.JsonMapper;

/// `train --installation`: EXERCISE remarks in ten meetings, determined by an officer.
class TrainOnDeterminationsTest {

    private static final int MEETINGS = 10;
    private static final List<String> MENU =
            List.of("Coffee is served at ten.", "Tea is served at four.", "Cake is served at five.");
    private static final List<String> FUEL =
            List.of("The depot is half empty.", "The depot is filled on Monday.", "The depot is moved on Friday.");

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path passphrase;
    private static final List<String> MEETING_IDS = new ArrayList<>();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void stoppedInstallation() throws IOException {
        data = folder.resolve("data");
        passphrase = secret("passphrase", new String(Workplace.PASSPHRASE));
        try (var here = Workplace.in(data, "exercise.yaml")) {
            for (int i = 0; i < MEETINGS; i++) {
                MEETING_IDS.add(determined(here, "EXERCISE pastry " + i));
            }
        }
    }

    private static String determined(Workplace here, String title) {
        var remarks = new ArrayList<>(MENU);
        remarks.addAll(FUEL);
        var meeting = here.bringTitled(title, "TS", remarks.toArray(String[]::new));
        for (int i = 0; i < remarks.size(); i++) {
            here.determine(meeting, "p" + (i + 1), i < MENU.size() ? "U" : "S");
        }
        return meeting;
    }

    private static Path secret(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private int run(Object... words) {
        return Sacho.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    }

    private int train(Path installation, Path secret, Path model) {
        return run("train", "--installation", installation, "--passphrase-file", secret, "--out", model);
    }

    private void refused(int exit, String why) {
        assertThat(exit).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().strip().lines()).hasSize(1).first().asString().contains(why);
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void train_determinations_makesAModelWhoseCardNamesNoMeeting() throws Exception {
        var model = folder.resolve("model");

        assertThat(train(data, passphrase, model)).as(err.toString()).isZero();

        assertThat(err.toString()).contains("as sensitive as the most sensitive passage it learned from", "at S\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(model)))
                .isEqualTo("rwx------");
        assertThat(out.toString()).startsWith(TrainedModel.load(model).id()).contains(" is in ");
        var card = JsonMapper.shared().readTree(Files.readAllBytes(model.resolve("card.json")));
        assertThat(card.at("/data/0").asString()).isEqualTo("determinations of an installation, 10 meetings");
        assertThat(card.get("passages").asInt()).isEqualTo(6 * MEETINGS);
        assertThat(card.get("classified").asInt()).isEqualTo(3 * MEETINGS);
        for (var text : List.of(
                card.toString(), Files.readString(model.resolve("MODEL-CARD.md")), out.toString(), err.toString())) {
            assertThat(text).doesNotContain(MEETING_IDS).doesNotContain("pastry", "depot", "Coffee");
        }
        try (var here = Workplace.in(data, "exercise.yaml")) {
            assertThat(here.sacho.audit().find(AuditQuery.newest(9).doing(Action.MODEL_TRAINED)))
                    .isNotEmpty();
        }
    }

    @Test
    void train_tooFewDeterminations_exitsWithOneAndSaysWhatToGive() {
        var few = folder.resolve("few");
        Workplace.in(few, "exercise.yaml").close();

        assertThat(train(few, passphrase, folder.resolve("refused"))).isEqualTo(1);

        assertThat(err.toString()).contains("at least 20 of each");
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void train_meetingLeftUnfinished_staysSo() throws Exception {
        var cut = folder.resolve("cut");
        String meeting;
        try (var here = Workplace.in(cut, "exercise.yaml")) {
            here.sacho.processing().close();
            assertThatThrownBy(() -> here.take("EXERCISE pastry", "TS", "Coffee is served at ten."))
                    .isInstanceOf(RejectedExecutionException.class);
            meeting = here.sacho.store().targets().iterator().next().id();
        }

        assertThat(train(cut, passphrase, folder.resolve("refused"))).isEqualTo(1);

        try (var sacho = Equipment.of(Side.ALL).unlock(cut, Workplace.PASSPHRASE.clone())) {
            var officer = sacho.accounts().subject(new SubjectId("officer1")).orElseThrow();
            var grant = sacho.access().toRead(officer, meeting);
            assertThat(sacho.store().meeting(meeting).open(grant).value().state())
                    .isEqualTo(State.PARSING);
        }
    }

    @Test
    void train_bothSourcesOrNone_saysHowToCallIt() {
        var model = folder.resolve("refused");
        assertThat(run("train", "--data", "a.jsonl", "--installation", data, "--out", model))
                .isEqualTo(2);
        assertThat(err.toString()).contains("mutually exclusive");
        assertThat(run("train", "--out", model)).isEqualTo(2);
        assertThat(run("train", "--passphrase-file", passphrase, "--out", model))
                .isEqualTo(2);
        assertThat(run("train", "--data", "a.jsonl", "--passphrase-file", passphrase, "--out", model))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(model).doesNotExist();
    }

    @Test
    void train_noInstallation_makesNoFolder() {
        var none = folder.resolve("none");
        refused(train(none, passphrase, folder.resolve("refused")), "no installation in " + none);
        assertThat(none).doesNotExist();
    }

    @Test
    void train_wrongPassphrase_refused() throws IOException {
        var wrong = secret("wrong", "another exercise passphrase");
        refused(train(data, wrong, folder.resolve("refused")), "passphrase");
    }

    @Test
    void train_folderInUse_saysToStopTheServer() throws IOException {
        try (var _ = DataFolder.hold(data)) {
            refused(
                    train(data, passphrase, folder.resolve("refused")),
                    "is in use by another process; stop that server");
        }
    }

    @Test
    void train_modelInsideTheDataFolder_refused() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link"), data);
        for (var inside : List.of(data.resolve("model"), link.resolve("a/b"), folder.resolve("x/../data/m"))) {
            err.getBuffer().setLength(0);
            refused(train(data, passphrase, inside), "lies inside the data folder");
            assertThat(inside).doesNotExist();
        }
    }
}
