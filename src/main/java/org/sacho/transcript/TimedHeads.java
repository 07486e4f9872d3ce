package org.sacho.transcript;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sacho.transcript.HeadedTurns.Head;

/// Otter (`Name  m:ss`), Teams documents since 2023 (`Name   m:ss`) and Clova Note (`참석자 1 61:05` or `참석자 1`).
///
/// They differ in how many spaces stand before the clock and in what the exporter adds around the turns.
final class TimedHeads implements Grammar {

    private static final Pattern TIMED =
            Pattern.compile("\\s{0,9}(\\S.{0,90}?)([ \\t\\u00a0]{1,6})(\\d{1,4}(?::\\d{2}){1,2})\\s{0,9}");
    private static final Pattern PARTICIPANT = Pattern.compile("참석자 \\d{1,3}");
    private static final Pattern TEAMS_NOTICE = Pattern.compile(".{1,100} (?:started|stopped) transcription\\s*");
    private static final Pattern CLOVA_DATE =
            Pattern.compile("\\d{4}\\.\\d{1,2}\\.\\d{1,2} \\S{1,3} (?:오전|오후) ?\\d{1,2}:\\d{2}.{0,40}");
    private static final Pattern FOOTER =
            Pattern.compile("\\s*(?:Transcribed by https://otter\\.ai|(?:https://)?clovanote\\.naver\\.com\\S*)\\s*");
    private static final int MAX_FURNITURE = 140;
    private static final int FEWEST_GAPS = 2;
    private static final int MAX_TITLE_LINES = 6;

    @Override
    public Optional<Reading> read(Script script) {
        List<String> lines = script.lines().stream()
                .filter(line -> line.length() < MAX_FURNITURE)
                .toList();
        if (lines.stream().anyMatch(line -> TEAMS_NOTICE.matcher(line).matches())) {
            return reading(Format.TEAMS_DOCUMENT, script, 1);
        }
        if (lines.stream().anyMatch(TimedHeads::isClova)) {
            return reading(Format.CLOVA, script, 1);
        }
        return reading(Format.OTTER, script, FEWEST_GAPS);
    }

    private static Optional<Reading> reading(Format format, Script script, int gap) {
        boolean participants = format == Format.CLOVA;
        if (linesBeforeFirstHead(script, gap, participants) > (format == Format.OTTER ? 0 : MAX_TITLE_LINES)) {
            return Optional.empty();
        }
        List<Utterance> turns =
                HeadedTurns.read(script.lines(), line -> head(line, gap, participants), line -> isNoise(format, line));
        return turns.isEmpty() ? Optional.empty() : Optional.of(new Reading(format, turns));
    }

    /// A title page is short; anything longer would be lost with it.
    private static long linesBeforeFirstHead(Script script, int gap, boolean participants) {
        return script.lines().stream()
                .takeWhile(line -> head(line, gap, participants).isEmpty())
                .filter(line -> !line.isBlank())
                .limit(MAX_TITLE_LINES + 1L)
                .count();
    }

    private static boolean isClova(String line) {
        String stripped = line.strip();
        Matcher timed = TIMED.matcher(stripped);
        return PARTICIPANT.matcher(stripped).matches()
                || CLOVA_DATE.matcher(stripped).matches()
                || (timed.matches() && PARTICIPANT.matcher(timed.group(1)).matches());
    }

    private static Optional<Head> head(String line, int gap, boolean participants) {
        if (line.length() > MAX_FURNITURE) {
            return Optional.empty();
        }
        Matcher timed = TIMED.matcher(line);
        if (timed.matches() && timed.group(2).length() >= gap) {
            OptionalLong start = Clock.millis(timed.group(3));
            return start.isPresent() && isName(timed.group(1))
                    ? Optional.of(new Head(timed.group(1), start.getAsLong()))
                    : Optional.empty();
        }
        return participants && PARTICIPANT.matcher(line.strip()).matches()
                ? Optional.of(new Head(line.strip(), null))
                : Optional.empty();
    }

    /// A sentence that ends in a time of day is no head.
    private static boolean isName(String words) {
        return words.split(" ", -1).length <= 8
                && !words.endsWith(".")
                && !words.endsWith(",")
                && !words.endsWith("오후")
                && !words.endsWith("오전");
    }

    private static boolean isNoise(Format format, String line) {
        return line.length() < MAX_FURNITURE
                && (FOOTER.matcher(line).matches()
                        || (format == Format.TEAMS_DOCUMENT
                                && TEAMS_NOTICE.matcher(line).matches()));
    }
}
