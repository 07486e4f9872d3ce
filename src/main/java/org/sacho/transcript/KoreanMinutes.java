package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Minutes of assemblies and councils: `◯위원장 이름  발언` (◯ U+25EF or ○ U+25CB, two spaces after the name).
///
/// What stands before the first mark and after the adjournment (`(11시43분 산회)`) is agenda and annex, not speech: it
/// stays, line by line, without a speaker, because ordinary reports use the same mark and nothing may be lost.
final class KoreanMinutes implements Grammar {

    private static final Pattern ADJOURNED = Pattern.compile("\\s*\\(\\d{1,2}시\\s?\\d{1,2}분\\s?산회\\)\\s*");
    /// A role glued to a name, as councils write it, when no second space tells the name from the words.
    private static final Pattern GLUED =
            Pattern.compile("(\\S{2,20}(?:위원장|위원|의원|의장|委員|議員|과장|국장|실장|장관))\\s+(.*)", Pattern.DOTALL);
    private static final int MAX_LABEL = 60;
    private static final int MAX_WORDS = 4;

    private record Statement(String speaker, String text) {

        @Override
        public String toString() {
            return "Statement";
        }
    }

    @Override
    public Optional<Reading> read(Script script) {
        List<String> lines = script.lines().size() > 3 ? script.lines() : atMarks(script.lines());
        Collector statements = new Collector();
        boolean speaking = false;
        boolean adjourned = false;
        for (String line : lines) {
            Optional<Statement> next = statement(line.stripLeading());
            adjourned |= line.length() < MAX_LABEL && ADJOURNED.matcher(line).matches();
            if (next.isPresent() && !adjourned) {
                statements.begin(next.get().speaker(), null, next.get().text());
                speaking = true;
            } else if (speaking && !adjourned) {
                statements.line(line);
            } else {
                statements.begin(null, null, line);
            }
        }
        List<Utterance> utterances = statements.utterances("\n");
        return !speaking ? Optional.empty() : Optional.of(new Reading(Format.KOREAN_MINUTES, utterances));
    }

    /// A whole meeting on one line, as some systems export it: cut before every mark that has a label.
    private static List<String> atMarks(List<String> lines) {
        List<String> cut = new ArrayList<>();
        for (String line : lines) {
            int from = 0;
            for (int at = 1; at < line.length(); at++) {
                if (isMark(line, at)
                        && Character.isWhitespace(line.charAt(at - 1))
                        && labelEnd(line.substring(at + 1, Math.min(line.length(), at + MAX_LABEL))) > 0) {
                    cut.add(line.substring(from, at));
                    from = at;
                }
            }
            cut.add(line.substring(from));
        }
        return cut;
    }

    /// `○○부대` hides a name, `○ 항목` is a bullet: neither is a mark.
    private static boolean isMark(String line, int at) {
        boolean circle = line.charAt(at) == '◯' || line.charAt(at) == '○';
        return circle && at + 1 < line.length() && Character.isLetter(line.charAt(at + 1));
    }

    private static Optional<Statement> statement(String line) {
        if (line.isEmpty() || !isMark(line, 0)) {
            return Optional.empty();
        }
        String rest = line.substring(1);
        int end = labelEnd(rest.substring(0, Math.min(rest.length(), MAX_LABEL)));
        if (end > 0) {
            return Optional.of(new Statement(rest.substring(0, end), rest.substring(end)));
        }
        Matcher glued = GLUED.matcher(rest);
        return glued.matches() ? Optional.of(new Statement(glued.group(1), glued.group(2))) : Optional.empty();
    }

    /// Where two spaces or a tab end the label; -1 without them.
    private static int labelEnd(String head) {
        int spaces = head.indexOf("  ");
        int tab = head.indexOf('\t');
        int end = spaces < 0 || (tab >= 0 && tab < spaces) ? tab : spaces;
        return end > 0 && head.substring(0, end).split(" ", -1).length <= MAX_WORDS ? end : -1;
    }
}
