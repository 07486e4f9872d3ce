package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The payload of a cue without its markup: known tags go, unknown ones may be speech and stay.
final class CueText {

    /// Text of one voice; the speaker is null outside a voice tag.
    record Voice(@Nullable String speaker, String text) {

        @Override
        public String toString() {
            return "Voice";
        }
    }

    private static final Set<String> TAGS = Set.of("c", "i", "b", "u", "s", "v", "lang", "ruby", "rt", "font");
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0", "lrm", "\u200e", "rlm",
            "\u200f");
    private static final int MAX_TAG = 300;
    private static final int MAX_ENTITY = 9;

    private final List<Voice> voices = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String speaker;

    private CueText() {}

    /// Pieces with something in them, in order.
    static List<Voice> voices(String payload) {
        CueText cue = new CueText();
        int at = 0;
        while (at < payload.length()) {
            int close = payload.charAt(at) == '<' ? near(payload, '>', at, MAX_TAG) : -1;
            if (close > 0 && isTag(payload.substring(at + 1, close))) {
                cue.tag(payload.substring(at + 1, close));
                at = close + 1;
            } else {
                cue.text.append(payload.charAt(at++));
            }
        }
        cue.flush();
        return cue.voices;
    }

    /// Replaces character references.
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? near(text, ';', at, MAX_ENTITY) : -1;
            String character = end > 0 ? entity(text.substring(at + 1, end)) : "";
            decoded.append(character.isEmpty() ? text.substring(at, at + 1) : character);
            at = character.isEmpty() ? at + 1 : end + 1;
        }
        return decoded.toString();
    }

    /// Bounded, or a megabyte of openings would be searched a million times.
    private static int near(String text, char sought, int from, int distance) {
        return text.indexOf(sought, from, Math.min(text.length(), from + distance + 1));
    }

    private static String entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, "");
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isDefined(point) && !Character.isISOControl(point) && (point < 0xD800 || point > 0xDFFF)
                    ? Character.toString(point)
                    : "";
        } catch (NumberFormatException notNumeric) {
            return "";
        }
    }

    private static boolean isTag(String inside) {
        return TAGS.contains(name(inside)) || Clock.millis(inside).isPresent();
    }

    private static String name(String inside) {
        String open = inside.startsWith("/") ? inside.substring(1) : inside;
        int end = 0;
        while (end < open.length() && Character.isLetter(open.charAt(end))) {
            end++;
        }
        boolean ends = end == open.length() || Character.isWhitespace(open.charAt(end)) || open.charAt(end) == '.';
        return ends ? open.substring(0, end).toLowerCase(Locale.ROOT) : "";
    }

    private void tag(String inside) {
        if (!name(inside).equals("v")) {
            return;
        }
        flush();
        int space = inside.indexOf(' ');
        String annotation = space < 0 || inside.startsWith("/")
                ? ""
                : decode(inside.substring(space + 1)).strip();
        speaker = annotation.isEmpty() ? null : annotation;
    }

    private void flush() {
        String spoken = decode(text.toString()).strip();
        if (!spoken.isEmpty()) {
            voices.add(new Voice(speaker, spoken));
        }
        text.setLength(0);
    }
}
