package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.crypto.Custody;
import org.sacho.crypto.CustodyShare;

/// What goes wrong and what is done about it, in a real browser as every kind of account: a spill, a destruction, a
/// rotated key, a sealed server; and each of them refused to whom it is not for.
class ScreensIT {

    private static final Map<String, Object> DETAILS = Map.of(
            "title", "EXERCISE range meeting",
            "heldAt", "2026-09-03T05:00:00Z",
            "ceiling", "TS",
            "needToKnow", List.of("approver1", "approver2"));

    /// Pages that are not for somebody, whoever they are.
    private static final Map<String, List<String>> REFUSED = Map.of(
            "reader1", List.of("/keys", "/keys/closed", "/register", "/policy", "/approvals", "/seal", "/meetings/new"),
            "officer1", List.of("/keys", "/policy", "/people", "/audit", "/seal"),
            "approver1", List.of("/keys", "/policy", "/people", "/audit", "/seal", "/meetings/new"),
            "secadmin1", List.of("/meetings", "/search", "/approvals", "/register", "/audit"),
            "auditor1", List.of("/meetings", "/search", "/policy", "/people", "/incidents", "/seal"));

    private static final Map<String, Browser> OPEN = new HashMap<>();
    private static final Set<String> SIGNED_IN = new HashSet<>();

    @TempDir
    private static Path folder;

    private static List<String> shares = List.of();
    private static ServerProcess server;
    private static People people = newPeople();

    /// The server reads of its custodians only when it is sealed, so it need not be stopped for them.
    @BeforeAll
    static void serverWithCustodians() throws Exception {
        var data = folder.resolve("data");
        server = ServerProcess.demo(data);
        var passphrase =
                Files.readString(data.resolve("demo-passphrase")).strip().toCharArray();
        shares = Custody.create(data.resolve("keys"), passphrase, 2).stream()
                .map(CustodyShare::text)
                .toList();
    }

    @AfterAll
    static void stop() {
        OPEN.values().forEach(Browser::close);
        server.close();
    }

    private static void everybodySignsInAnew() {
        SIGNED_IN.clear();
        people = newPeople();
    }

    private static People newPeople() {
        return new People(account -> server.as(account));
    }

    private static Browser as(String account) {
        var browser = OPEN.computeIfAbsent(account, _ -> Browser.at(server.base(), "en-US"));
        if (SIGNED_IN.add(account)) {
            browser.signIn(account);
        }
        return browser;
    }

    private static String meeting(String word) {
        var transcript = "Chair: EXERCISE. The range opens at nine, " + word + ".\nDeputy: Coffee is served.\n";
        var meeting = people.bring(DETAILS, "exercise.txt", transcript.getBytes(UTF_8));
        people.determineAsProposed(meeting);
        return meeting;
    }

    @Test
    void spill_reportedBesideTheItem_isTakenBackToldAndSettled() {
        var meeting = meeting("spiltword");
        people.draft(meeting);
        var place = "/released/"
                + people.approve(people.request(meeting), "EXERCISE")
                        .get("released")
                        .asString();
        for (var account : List.of("approver1", "reader1")) {
            as(account).open(place);
            as(account).awaitText("main", "spiltword");
        }
        assertThat(as("reader1").present(".report")).isFalse();
        assertThat(as("reader1").text("main")).contains("tell your security officer", place.substring(10));

        var incident = report(as("officer1"), place);

        for (var account : List.of("approver1", "reader1")) {
            confirm(as(account), place.substring(10));
        }
        settle(as("approver1"), incident);
        as("secadmin1").open(incident);
        as("secadmin1").awaitText("main", "Settled");
        assertThat(as("secadmin1").source()).doesNotContain("spiltword", "EXERCISE settled");
        assertNoComplaints();
        assertGone("reader1", place);
        as("auditor1").open("/audit");
        as("auditor1").awaitText("main table", "INCIDENT_CLOSED");
        assertThat(as("auditor1").source()).doesNotContain("spiltword");
    }

    /// Found by search, as it would be.
    private static String report(Browser officer, String place) {
        officer.open("/search");
        officer.type("q", "spiltword");
        officer.click("main form.search button");
        officer.follow("Released minutes, item 1");
        officer.awaitPath(place);
        officer.click("#item-1 .report");
        officer.awaitPath("/meetings/.+/passages/p1/spill");
        assertThat(officer.shown("#reason").getAttribute("value")).contains(place.substring(10), "item 1:");
        officer.add("reason", "EXERCISE");
        officer.click("#level-S");
        officer.click("main form.stack button.primary");
        officer.awaitPath("/incidents/.+");
        assertThat(officer.text("main"))
                .contains("approver1", "reader1", "isolated", place.substring(10))
                .doesNotContain("spiltword");
        return officer.path();
    }

    private static void confirm(Browser holder, String edition) {
        holder.open("/meetings");
        holder.awaitText(".withdrawn", edition);
        holder.click(".withdrawn button");
        holder.awaitText("main", "Your confirmation is on record");
        assertThat(holder.present(".withdrawn")).isFalse();
    }

    private static void settle(Browser approver, String incident) {
        approver.open("/incidents");
        approver.follow("Look");
        approver.awaitPath(incident);
        approver.type("reason", "EXERCISE settled");
        approver.click("main form.stack button.primary");
        approver.awaitText("main", "EXERCISE settled");
    }

    @Test
    void destruction_askedByTheOfficerAndConfirmedByTheApprover_isInTheRegister() {
        var meeting = meeting("destroyedword");
        var officer = as("officer1");
        officer.open("/meetings/" + meeting);
        officer.follow("Destroy this meeting");
        officer.type("reason", "EXERCISE notice 7");
        officer.click("main form.stack button.danger");
        officer.awaitText("main", "waits for an approver");

        var approver = as("approver1");
        approver.open("/approvals");
        approver.follow("Decide");
        approver.awaitText("main", "EXERCISE notice 7");
        approver.click("main button[value=true]");
        assertThat(approver.present("#sure:invalid")).isTrue();
        approver.click("#sure");
        approver.click("main button[value=true]");
        approver.awaitText("main", "Certificate of destruction");
        assertThat(approver.text("main .certificate")).contains(meeting).doesNotContain("destroyedword");

        for (var account : List.of("officer1", "approver1", "auditor1")) {
            as(account).open("/register");
            as(account).awaitText("main table", meeting);
            assertThat(as(account).source()).doesNotContain("destroyedword");
        }
        assertNoComplaints();
        assertGone("officer1", "/meetings/" + meeting);
    }

    @Test
    void key_rotatedByTheSecurityAdministrator_isSeenByTheAuditor() {
        meeting("rotatedword");
        var admin = as("secadmin1");
        admin.open("/keys");
        assertThat(admin.text("#store-closed")).contains("AES-256-GCM", "SunJCE", "meetings");
        admin.click("#store-closed summary");
        admin.click("#store-closed input[name=sure]");
        admin.click("#store-closed button");
        admin.awaitText("main", "The new key is in use");
        admin.awaitText("#store-closed", "Rotated: everything is under key 2");

        var auditor = as("auditor1");
        auditor.follow("Keys");
        auditor.awaitText("#store-closed", "Rotated: everything is under key 2");
        assertThat(auditor.present("details.lower")).isFalse();
        auditor.open("/audit");
        auditor.awaitText("main table", "KEY_CHANGED");
        as("officer1").open("/search");
        as("officer1").type("q", "rotatedword");
        as("officer1").click("main form.search button");
        as("officer1").awaitText("main", "One hit");
        assertNoComplaints();
    }

    @Test
    void page_forSomebodyElse_isRefusedInWords() {
        REFUSED.forEach((account, pages) -> pages.forEach(page -> {
            as(account).open(page);
            as(account).awaitText("main", "You cannot do this here");
            assertThat(as(account).violations()).as(account + " " + page).isEmpty();
        }));
    }

    @Test
    void server_sealedByTheSecurityAdministrator_isUnsealedByTwoCustodians() {
        as("officer1").open("/meetings");
        as("approver1").open("/approvals");
        var admin = as("secadmin1");
        admin.open("/people");
        admin.follow("Seal the server");
        admin.click("main input[name=sure]");
        admin.click("main button.danger");
        admin.awaitText("main", "The server is being sealed");
        assertThat(admin.complaints()).isEmpty();
        server.awaitSealed(1);

        unseal(as("officer1"), as("approver1"));

        everybodySignsInAnew();
        as("officer1").open("/meetings");
        as("officer1").awaitText("main h1", "Meetings");
    }

    /// By two people who are custodians too, in the browsers that they have in front of them.
    private static void unseal(Browser first, Browser second) {
        first.open("/meetings");
        first.awaitText("main", "This server is sealed");
        first.follow("I am a custodian");
        enter(first, shares.get(0), "Your share was accepted");
        second.open("/unseal");
        second.follow("한국어");
        second.awaitText("main", "조각 하나가 메모리에");
        second.follow("English");
        second.awaitText("main", "One share is in memory");
        enter(second, shares.get(1), "Both shares were accepted");
        assertThat(first.violations()).isEmpty();
        assertThat(second.violations()).isEmpty();
        server.awaitReady(2);
        second.follow("To the start page");
        second.awaitPath("/login");
    }

    private static void enter(Browser custodian, String share, String answer) {
        custodian.type("share", share);
        custodian.click("main button[type=submit]");
        custodian.awaitText("main", answer);
        assertThat(custodian.source()).doesNotContain(share);
    }

    private static void assertGone(String account, String page) {
        as(account).open(page);
        as(account).awaitText("main", "Nothing to show");
        assertThat(as(account).complaints()).allMatch(complaint -> complaint.contains("404"));
    }

    private static void assertNoComplaints() {
        OPEN.forEach((account, browser) ->
                assertThat(browser.complaints()).as(account).isEmpty());
    }
}
