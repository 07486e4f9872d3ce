package org.sacho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From upload to reader in a real browser, by four people, with the keys and the forms they use.
class BrowserIT {

    private static final String UNCLASSIFIED = "UNCLASSIFIED (EXERCISE)";
    private static final String TOP_SECRET = "TOP SECRET (EXERCISE)";
    private static final String TITLE = "EXERCISE gate minutes";
    private static final String TRANSCRIPT = """
            WEBVTT

            1
            00:00:01.000 --> 00:00:04.000
            Chair: EXERCISE. The gate opens at nine for the quokka drill.

            2
            00:00:05.000 --> 00:00:08.000
            Operations: This is SECRET: the backup net is WOLVERINE.

            3
            00:00:09.000 --> 00:00:12.000
            Signals: This is SECRET, says an old slide that was published.

            4
            00:00:13.000 --> 00:00:16.000
            Chair: We agreed that two quokka observers stand at the gate.
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private ServerProcess server;

    @BeforeEach
    void start() {
        server = ServerProcess.demo(folder.resolve("data"));
    }

    @Test
    void transcript_takenThroughTheBrowserByFourPeople_isFoundBelowWithoutItsSecrets() throws IOException {
        try (var officer = browser("officer1");
                var first = browser("approver1");
                var second = browser("approver2");
                var reader = browser("reader1")) {
            var meeting = upload(officer);
            review(officer, meeting);
            agreeToLowering(first);
            draftAndSubmit(officer, meeting);
            approve(first, "Approve");
            approve(second, "Approve and release");
            find(reader);
            refuseTheMeetingItself(reader, meeting);
            switchToKorean(officer);

            assertThat(officer.complaints()).isEmpty();
            assertThat(first.complaints()).isEmpty();
            assertThat(second.complaints()).isEmpty();
        }
    }

    private Browser browser(String account) {
        var browser = Browser.at(server.base(), "en-US");
        browser.signIn(account);
        return browser;
    }

    private String upload(Browser officer) throws IOException {
        var file = Files.writeString(folder.resolve("exercise.vtt"), TRANSCRIPT, StandardCharsets.UTF_8);
        officer.open("/meetings/new");
        officer.choose("transcript", file);
        officer.type("title", "EXERCISE meeting about the WOLVERINE net");
        officer.set("heldAt", "2026-09-03T14:00");
        officer.type("place", "EXERCISE room");
        officer.type("host", "EXERCISE headquarters");
        officer.type("needToKnow", "approver2");
        officer.click("#upload");
        officer.awaitPath("/meetings/[0-9a-f-]{36}");
        officer.follow("Review passages");
        officer.awaitPath("/meetings/.+/review");
        assertThat(officer.banner()).isEqualTo(TOP_SECRET);
        return officer.path().replace("/review", "");
    }

    /// The two SECRET passages come first: one is accepted, one is to be lowered, the rest accepted at once.
    private static void review(Browser officer, String meeting) {
        officer.awaitText("#counts", "4 of 4");
        officer.awaitText("#work .subject", "WOLVERINE");
        officer.press("a");
        officer.awaitText("#work .subject", "old slide");
        officer.awaitText("#counts", "3 of 4");
        officer.press("z");
        officer.awaitText("#counts", "4 of 4");
        officer.press("a");
        officer.awaitText("#work .subject", "old slide");
        officer.press("1");
        officer.type("reason", "EXERCISE: published last year");
        officer.click("#lowering button[type=submit]");
        officer.awaitText("#work .subject", "gate opens");
        officer.click("#accept-all summary");
        officer.click("#accept-all button[type=submit]");
        officer.awaitText("#counts", "One lowering waits");
        assertThat(officer.banner()).isEqualTo(TOP_SECRET);
        assertThat(officer.path()).startsWith(meeting);
    }

    /// This approver is not on the meeting's list: they see the one passage that is put before them.
    private static void agreeToLowering(Browser approver) {
        approver.open("/approvals");
        approver.follow("Decide");
        approver.awaitText("main", "old slide");
        assertThat(approver.source()).doesNotContain("WOLVERINE");
        assertThat(approver.banner()).isEqualTo(TOP_SECRET);
        approver.click("main button[value=true]");
        approver.awaitText("main", "Nothing waits for you");
        assertThat(approver.banner()).isEqualTo(UNCLASSIFIED);
    }

    private static void draftAndSubmit(Browser officer, String meeting) {
        officer.open(meeting + "/minutes");
        officer.click("main .empty button.primary");
        officer.awaitText("main", "Statutory fields");
        assertThat(officer.shown("#field-title").getAttribute("value")).isEmpty();
        officer.type("field-title", TITLE);
        officer.click("#fields > fieldset > .actions button");
        officer.awaitText("main", "Saved");
        officer.click("main .heading button.primary");
        officer.awaitText("#check", "Two people have already decided on this passage");
        officer.click("#check button[type=submit]");
        officer.awaitText("main", "In approval");
    }

    private static void approve(Browser approver, String button) {
        approver.open("/approvals");
        approver.follow("Decide");
        approver.awaitText("main", TITLE);
        // What goes out is without the secret; what was said around the finding is shown beside it.
        assertThat(approver.text("main .document"))
                .contains("two quokka observers")
                .doesNotContain("WOLVERINE");
        assertThat(approver.text("main .surroundings")).contains("WOLVERINE");
        assertThat(approver.banner()).isEqualTo(TOP_SECRET);
        assertThat(approver.text("main button[value=true]")).isEqualTo(button);
        approver.click("main button[value=true]");
        approver.awaitText("main", "Your decision is recorded");
    }

    private static void find(Browser reader) {
        reader.open("/search");
        reader.type("q", "quokka");
        reader.click("main form.search button");
        reader.awaitText("main", TITLE);
        assertThat(reader.banner()).isEqualTo(UNCLASSIFIED);
        reader.follow("Released minutes, item 1");
        reader.awaitPath("/released/m[0-9a-f]{32}");
        assertThat(reader.text("main"))
                .contains("two quokka observers", "old slide")
                .doesNotContain("WOLVERINE");
        assertThat(reader.banner()).isEqualTo(UNCLASSIFIED);
        reader.open("/search");
        reader.type("q", "wolverine");
        reader.click("main form.search button");
        reader.awaitText("main", "Nothing found");
    }

    private static void refuseTheMeetingItself(Browser reader, String meeting) {
        assertThat(reader.complaints()).isEmpty();
        reader.open(meeting);
        reader.awaitText("main", "Nothing to show");
    }

    private static void switchToKorean(Browser officer) {
        officer.open("/meetings");
        officer.follow("한국어");
        officer.awaitText("#banner-top", "Ⅰ급");
        officer.awaitText("main h1", "회의");
    }
}
