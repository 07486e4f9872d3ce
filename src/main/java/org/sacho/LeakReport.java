package org.sacho;

import java.io.PrintWriter;
import java.util.List;
import org.sacho.leak.CanaryScan.Finding;
import tools.jackson.databind.json.JsonMapper;

/// What a check found, as one line each; never the words themselves.
///
/// @param answers how many answers were looked at
/// @param files how many files
record LeakReport(List<Leak> leaks, int answers, long files) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    LeakReport {
        leaks = List.copyOf(leaks);
    }

    /// Something that is below and should not be, or is in clear on the disk.
    ///
    /// @param canary which of the words, by its name; empty where an answer is only another than it should be
    record Leak(String where, String what, String canary, String encoding) {

        static Leak of(String what, Finding finding) {
            return new Leak(finding.place(), what, finding.canary(), finding.encoding());
        }
    }

    void print(PrintWriter out, boolean json) {
        for (var leak : leaks) {
            out.println(json ? JSON.writeValueAsString(leak) : sentence(leak));
        }
        out.println(json ? summary() : sentence());
        out.flush();
    }

    private static String sentence(Leak leak) {
        var found = leak.canary().isEmpty() ? "" : ": " + leak.canary() + " as " + leak.encoding();
        return "leak: " + leak.where() + ": " + leak.what() + found;
    }

    private String summary() {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("leaks", leaks.size())
                .put("answers", answers)
                .put("files", files));
    }

    private String sentence() {
        return (leaks.isEmpty()
                        ? "no leak: below appeared the released editions and nothing else; "
                        : leaks.size() + " leaks; ")
                + answers + " answers and " + files + " files looked at";
    }
}
