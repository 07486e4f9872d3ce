package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// A log `[ISO instant]<TAB><nick><TAB>text`. Where a transcriber bot writes `Name: text`, that is the speech and the
/// rest (`present+`, queueing, links) is the chat beside it.
final class IrcLog implements Grammar {

    private static final Pattern LINE =
            Pattern.compile("\\[\\d{4}-\\d{2}-\\d{2}T[\\d:.]{5,15}Z?]\\t<(.{1,100}?)>\\t(.*)", Pattern.DOTALL);
    private static final String BOT = "Transcriber";

    private record Message(String nick, String text) {

        @Override
        public String toString() {
            return "Message";
        }
    }

    @Override
    public Optional<Reading> read(Script script) throws MalformedTranscriptException {
        List<Message> messages = new ArrayList<>();
        for (int at = 0; at < script.lines().size(); at++) {
            String line = script.lines().get(at);
            Matcher message = LINE.matcher(line);
            if (line.startsWith("[") && message.matches()) {
                messages.add(new Message(message.group(1), message.group(2)));
            } else if (!line.isBlank() && messages.isEmpty()) {
                return Optional.empty();
            } else if (!line.isBlank()) {
                throw new MalformedTranscriptException(Reason.DAMAGED, at + 1);
            }
        }
        return messages.isEmpty() ? Optional.empty() : Optional.of(new Reading(Format.IRC_LOG, spoken(messages)));
    }

    private static List<Utterance> spoken(List<Message> messages) {
        List<Utterance> scribed = messages.stream()
                .filter(message -> message.nick().equals(BOT))
                .flatMap(message -> Label.of(message.text()).stream())
                .filter(label -> label.looksLikeName()
                        && !label.text().isBlank()
                        && !label.name().equals("Meeting"))
                .map(label -> Utterance.untimed(label.name(), label.text()))
                .toList();
        return scribed.isEmpty()
                ? messages.stream()
                        .filter(message -> !message.text().isBlank())
                        .map(message ->
                                Utterance.untimed(message.nick(), message.text().strip()))
                        .toList()
                : scribed;
    }
}
