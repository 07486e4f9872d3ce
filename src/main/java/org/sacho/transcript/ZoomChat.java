package org.sacho.transcript;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The chat of a Zoom meeting: `HH:MM:SS<TAB>Name:<TAB>message`; further lines of a message have no prefix.
final class ZoomChat implements Grammar {

    private static final Pattern MESSAGE =
            Pattern.compile("(\\d{1,2}:\\d{2}:\\d{2})\\t(.{1,120}?):?\\t(.*)", Pattern.DOTALL);
    private static final int MAX_PREFIX = 140;

    @Override
    public Optional<Reading> read(Script script) {
        Collector messages = new Collector();
        for (String line : script.lines()) {
            Matcher message = MESSAGE.matcher(line);
            if (isPrefixed(line) && message.matches()) {
                long start = Clock.millis(message.group(1)).orElseThrow();
                messages.begin(message.group(2).strip(), start, message.group(3));
            } else if (messages.begun()) {
                messages.line(line);
            } else if (!line.isBlank()) {
                return Optional.empty();
            }
        }
        List<Utterance> utterances = messages.utterances("\n");
        return utterances.isEmpty() ? Optional.empty() : Optional.of(new Reading(Format.ZOOM_CHAT, utterances));
    }

    private static boolean isPrefixed(String line) {
        int tab = line.indexOf('\t');
        int second = line.indexOf('\t', tab + 1);
        return tab >= 7 && tab <= 8 && second > tab && second < MAX_PREFIX;
    }
}
