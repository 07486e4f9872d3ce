package org.sacho.transcript;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The prefix `Name: text` by which most formats say who speaks.
///
/// @param name without brackets around it
record Label(String name, String text) {

    private static final int MAX_NAME = 80;
    private static final int MAX_WORDS = 6;
    /// Heads of minutes that look like speakers.
    private static final Set<String> HEADINGS = Set.of(
            "일시",
            "일자",
            "장소",
            "참석자",
            "참석",
            "안건",
            "제목",
            "주제",
            "작성자",
            "회의명",
            "date",
            "time",
            "place",
            "location",
            "attendees",
            "present",
            "subject",
            "topic",
            "agenda",
            "title",
            "note",
            "from",
            "to",
            "cc",
            "sent");
    private static final Set<String> PARTICLES =
            Set.of("de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "of");

    /// At the first colon that a space follows; full-width colons need none.
    static Optional<Label> of(String line) {
        for (int at = 1; at < Math.min(line.length(), MAX_NAME); at++) {
            boolean colon = line.charAt(at) == ':' && at + 1 < line.length() && line.charAt(at + 1) == ' ';
            if (colon || line.charAt(at) == '：') {
                String name = unbracketed(line.substring(0, at));
                return name.isBlank() || name.endsWith(" ")
                        ? Optional.empty()
                        : Optional.of(
                                new Label(name.strip(), line.substring(at + 1).strip()));
            }
        }
        return Optional.empty();
    }

    private static String unbracketed(String name) {
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    /// Whether the name can be a person's or a role's rather than the first words of a sentence.
    boolean looksLikeName() {
        String[] words = name.split("[ _]+", -1);
        return words.length <= MAX_WORDS
                && name.codePoints().anyMatch(Character::isLetter)
                && name.codePoints().noneMatch(c -> ";!?\"“”<>{}=/".indexOf(c) >= 0)
                && !isHeading()
                && (words.length == 1 || Arrays.stream(words).allMatch(Label::isNameWord));
    }

    /// Stricter: for formats in which most lines have no label, so that a colon within a sentence is likelier.
    boolean looksLikeProperName() {
        return looksLikeName() && !Character.isLowerCase(name.codePointAt(0));
    }

    boolean isHeading() {
        return HEADINGS.contains(name.toLowerCase(Locale.ROOT).replace(" ", ""));
    }

    private static boolean isNameWord(String word) {
        if (word.isEmpty() || PARTICLES.contains(word)) {
            return true;
        }
        boolean sentenceEnd = word.endsWith(".") && word.length() > 5;
        return !Character.isLowerCase(word.codePointAt(0)) && !sentenceEnd;
    }

    @Override
    public String toString() {
        return "Label";
    }
}
