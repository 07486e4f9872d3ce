package org.sacho.transcript;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Google Meet transcript as text, Markdown or document: `Name: text` paragraphs between a head and `Meeting ended`.
final class GoogleMeet implements Grammar {

    private static final String DISCLAIMER = "This editable transcript was computer generated";
    private static final Pattern END = Pattern.compile("\\W*(?:Meeting|Transcription) ended after [\\d:]+.{0,20}");
    private static final Pattern HEADING = Pattern.compile("\\W*Transcript\\W*");
    private static final Pattern CLOCK = Pattern.compile("\\W*\\d{2}:\\d{2}:\\d{2}\\W*");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.{1,80}?):\\*\\*\\s*(.*)", Pattern.DOTALL);
    private static final int MAX_FURNITURE = 300;
    /// Title, attendees and disclaimer fit; a longer head holds notes, which stay without a speaker.
    private static final int MAX_HEAD_LINES = 8;

    @Override
    public Optional<Reading> read(Script script) {
        List<String> lines = script.lines();
        boolean meet = lines.stream()
                .filter(line -> line.length() < MAX_FURNITURE)
                .anyMatch(line -> line.contains(DISCLAIMER) || END.matcher(line).matches());
        if (!meet) {
            return Optional.empty();
        }
        Collector turns = new Collector();
        int first = firstTurn(lines);
        long head =
                lines.subList(0, first).stream().filter(line -> !line.isBlank()).count();
        if (head > MAX_HEAD_LINES) {
            lines.subList(0, first).forEach(line -> turns.begin(null, null, line));
        }
        for (String line : lines.subList(first, lines.size())) {
            boolean furniture = line.length() < MAX_FURNITURE && isFurniture(line);
            Optional<Label> label = furniture ? Optional.empty() : label(line);
            if (label.isPresent()) {
                turns.begin(label.get().name(), null, label.get().text());
            } else if (!furniture && turns.begun()) {
                turns.line(line);
            } else if (!furniture && !line.isBlank()) {
                turns.begin(null, null, line);
            }
        }
        return Optional.of(new Reading(Format.GOOGLE_MEET, turns.utterances("\n")));
    }

    /// After the last heading `Transcript`, or after a disclaimer in front of the turns.
    private static int firstTurn(List<String> lines) {
        int first = 0;
        boolean begun = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            boolean head = line.length() < MAX_FURNITURE
                    && (HEADING.matcher(line).matches() || (line.contains(DISCLAIMER) && !begun));
            if (head) {
                first = at + 1;
            }
            begun = begun || (first > 0 && label(line).isPresent());
        }
        return first;
    }

    private static boolean isFurniture(String line) {
        return line.contains(DISCLAIMER)
                || HEADING.matcher(line).matches()
                || END.matcher(line).matches()
                || CLOCK.matcher(line).matches();
    }

    private static Optional<Label> label(String line) {
        Matcher bold = BOLD.matcher(line);
        if (line.startsWith("**") && bold.matches()) {
            return Optional.of(new Label(bold.group(1), bold.group(2)));
        }
        return Label.of(line).filter(Label::looksLikeProperName);
    }
}
