package org.sacho.transcript;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The common denominator: `Name: text`, with a clock before or after the name or none.
///
/// Headings (`일시: …`) and what stands before the first speaker stay, as utterances without a speaker.
final class SpeakerLines implements Grammar {

    private static final String TIME = "[\\[(]?(\\d{1,4}(?::\\d{2}){1,2})(?:[.,]\\d{1,3})?[\\])]?";
    private static final Pattern BEFORE = Pattern.compile(TIME + "\\s+(.*)", Pattern.DOTALL);
    private static final Pattern AFTER = Pattern.compile("(.{1,80}?)\\s*[\\[(](\\d{1,4}(?::\\d{2}){1,2})[\\])]:?");
    private static final Pattern BOLD =
            Pattern.compile("\\*\\*(.{1,80}?):?\\*\\*:?\\s*(?:" + TIME + ")?\\s*(.*)", Pattern.DOTALL);
    private static final Pattern SCRIBING = Pattern.compile(".{1,80} (?:is|are) scribing\\.");

    private record Line(@Nullable Long startMs, Label label) {

        @Override
        public String toString() {
            return "Line";
        }
    }

    @Override
    public Optional<Reading> read(Script script) {
        List<String> lines = afterScribes(script.lines());
        if (!isDialogue(lines)) {
            return Optional.empty();
        }
        Collector turns = new Collector();
        boolean speaking = false;
        for (String text : lines) {
            Optional<Line> line = line(text);
            if (line.isPresent()) {
                turns.begin(
                        line.get().label().name(),
                        line.get().startMs(),
                        line.get().label().text());
                speaking = true;
            } else if (speaking && !isHeading(text)) {
                turns.line(text);
            } else if (!text.isBlank()) {
                turns.begin(null, null, text);
            }
        }
        return Optional.of(new Reading(Format.SPEAKER_LINES, turns.utterances("\n")));
    }

    /// W3C minutes: what stands before the first scribe is the announcement, and scribes change in between.
    private static List<String> afterScribes(List<String> lines) {
        int first = 0;
        while (first < lines.size() && !isScribing(lines.get(first))) {
            first++;
        }
        boolean announced = lines.subList(0, first).stream().anyMatch(line -> line.contains("W3C"));
        return first == lines.size() || !announced
                ? lines
                : lines.subList(first, lines.size()).stream()
                        .filter(line -> !isScribing(line))
                        .toList();
    }

    private static boolean isScribing(String line) {
        return line.length() < 120 && SCRIBING.matcher(line).matches();
    }

    /// At least two labelled lines, and either somebody speaks twice or most lines are labelled.
    private static boolean isDialogue(List<String> lines) {
        Set<String> names = new HashSet<>();
        int labelled = 0;
        int full = 0;
        for (String text : lines) {
            Optional<Line> line = line(text);
            labelled += line.isPresent() ? 1 : 0;
            full += text.isBlank() || Character.isWhitespace(text.charAt(0)) ? 0 : 1;
            line.ifPresent(found -> names.add(found.label().name()));
        }
        return labelled >= 2 && ((names.size() < labelled && labelled * 4 >= full) || labelled * 2 >= full);
    }

    private static boolean isHeading(String text) {
        return Label.of(text).filter(Label::isHeading).isPresent();
    }

    private static Optional<Line> line(String text) {
        if (text.isEmpty() || Character.isWhitespace(text.charAt(0))) {
            return Optional.empty();
        }
        Matcher bold = BOLD.matcher(text);
        if (text.startsWith("**") && bold.matches()) {
            String clock = bold.group(2);
            return Optional.of(new Line(millis(clock), new Label(bold.group(1), bold.group(3))));
        }
        Matcher before = BEFORE.matcher(text);
        boolean timed = before.matches();
        Optional<Label> label = Label.of(timed ? before.group(2) : text);
        return label.map(found -> line(timed ? before.group(1) : null, found))
                .filter(found -> found.label().looksLikeName());
    }

    private static Line line(@Nullable String clock, Label label) {
        Matcher after = AFTER.matcher(label.name());
        return after.matches()
                ? new Line(millis(after.group(2)), new Label(after.group(1), label.text()))
                : new Line(millis(clock), label);
    }

    private static @Nullable Long millis(@Nullable String clock) {
        OptionalLong millis = clock == null ? OptionalLong.empty() : Clock.millis(clock);
        return millis.isPresent() ? millis.getAsLong() : null;
    }
}
