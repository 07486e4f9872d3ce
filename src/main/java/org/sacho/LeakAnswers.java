package org.sacho;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sacho.LeakReport.Leak;
import org.sacho.leak.Canary;
import org.sacho.leak.CanaryScan;
import org.sacho.leak.Loopback;
import org.sacho.policy.EnclaveSpec;

/// Everything that the reader of one lower store can ask the server, and what it answers.
final class LeakAnswers {

    private static final List<String> PARTS =
            List.of("", "/passages", "/minutes", "/minutes/U", "/minutes/TS", "/review", "/progress");
    private static final String UNKNOWN =
            UUID.nameUUIDFromBytes("leakcheck".getBytes(UTF_8)).toString();
    private static final String MEETING = "MEETING";

    private final EnclaveSpec store;
    private final Loopback.Session program;
    private final Loopback.Session browser;
    private final LeakWords words;

    private LeakAnswers(EnclaveSpec store, Loopback.Session program, Loopback.Session browser, LeakWords words) {
        this.store = store;
        this.program = program;
        this.browser = browser;
        this.words = words;
    }

    static LeakAnswers of(Loopback server, EnclaveSpec store, LeakPeople.Reader reader, LeakWords words)
            throws IOException {
        var account = reader.subject().id().value();
        return new LeakAnswers(
                store, server.program(account, reader.password()), server.browser(account, reader.password()), words);
    }

    /// What was answered, by what was asked. The questions are named so that the names may be told.
    ///
    /// @param answers with what the asker typed taken out, and the id of the meeting above by a constant
    record Seen(EnclaveSpec store, Map<String, String> answers) {

        /// Where these answers are others than those.
        List<Leak> differences(Seen other, String why) {
            var asked = new HashSet<>(answers.keySet());
            asked.addAll(other.answers.keySet());
            return asked.stream()
                    .filter(question ->
                            !answers.getOrDefault(question, "").equals(other.answers.getOrDefault(question, "")))
                    .sorted()
                    .map(question -> new Leak(place(question), why, "", ""))
                    .toList();
        }

        /// Where these answers hold one of the words.
        List<Leak> holding(Set<String> canaries, CanaryScan scan) {
            var leaks = new ArrayList<Leak>();
            answers.forEach((question, answer) -> scan.bytes(place(question), answer.getBytes(UTF_8)).stream()
                    .filter(found -> canaries.contains(found.canary()))
                    .forEach(found -> leaks.add(Leak.of("canary below", found))));
            return leaks;
        }

        /// Whether what was released is here. If not, that nothing else was seen proves nothing.
        boolean shows(Canary released) {
            return answers.values().stream().anyMatch(answer -> answer.contains(released.word()));
        }

        private String place(String question) {
            return "answer in " + store.id() + ": " + question;
        }

        @Override
        public String toString() {
            return "Seen[" + store.id() + ", " + answers.size() + " answers]";
        }
    }

    /// Asks everything.
    ///
    /// @param meeting id of the meeting above, which its reader could have heard of; else any that is unknown
    /// @param editions ids of what stands on the shelves
    Seen look(String meeting, List<String> editions) throws IOException {
        var answers = new LinkedHashMap<String, String>();
        for (var path : List.of("/meetings", "/determinations", "/releases", "/audit")) {
            answers.put("GET /api/v1" + path, program.get("/api/v1" + path).text());
        }
        for (var page :
                List.of("/meetings", "/search", "/approvals", "/policy", "/people", "/audit", "/meetings/new")) {
            answers.put("GET " + page, browser.get(page).text());
        }
        for (var known : editions) {
            ask(known, "edition " + editions.indexOf(known), answers);
        }
        ask(meeting, "the meeting", answers);
        ask(UNKNOWN, "an unknown meeting", answers);
        for (var canary : words.all()) {
            search(canary.name(), canary.word(), answers);
            search("the beginning of " + canary.name(), canary.word().substring(0, 8), answers);
            search("the end of " + canary.name(), canary.word().substring(8), answers);
        }
        search("a common word", "EXERCISE", answers);
        answers.replaceAll((_, answer) -> answer.replace(meeting, MEETING).replace(UNKNOWN, MEETING));
        return new Seen(store, answers);
    }

    private void ask(String id, String name, Map<String, String> answers) throws IOException {
        for (var part : PARTS) {
            var api = program.get("/api/v1/meetings/" + id + part);
            answers.put("GET /api/v1/meetings/ of " + name + " " + part, api.status() + " " + api.text());
            var page = browser.get("/meetings/" + id + part);
            answers.put("GET /meetings/ of " + name + " " + part, page.status() + " " + page.text());
        }
        var released = browser.get("/released/" + id);
        answers.put("GET /released/ of " + name, released.status() + " " + released.text());
        var request = program.get("/api/v1/releases/" + id + "_0123456789abcdef");
        answers.put("GET /api/v1/releases/ of " + name, request.status() + " " + request.text());
    }

    private void search(String name, String typed, Map<String, String> answers) throws IOException {
        answers.put(
                "GET /api/v1/search for " + name,
                program.get("/api/v1/search?q=" + Loopback.encoded(typed))
                        .text()
                        .replace(typed, "TYPED"));
        answers.put(
                "POST /search for " + name,
                browser.post("/search", "q=" + Loopback.encoded(typed)).text().replace(typed, "TYPED"));
    }
}
