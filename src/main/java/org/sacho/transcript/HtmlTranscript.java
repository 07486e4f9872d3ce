package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// HTML that podcast hosts publish: `<cite>Name:</cite> <time>0:00</time> <p>text</p>`. Other HTML and XML is refused.
final class HtmlTranscript implements Grammar {

    private static final String CITE = "<cite>";

    @Override
    public Optional<Reading> read(Script script) throws MalformedTranscriptException {
        String head = script.text()
                .substring(0, Math.min(script.text().length(), 500))
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean markup = head.startsWith("<html") || head.startsWith("<!") || head.startsWith("<?xml");
        if (!markup && !head.startsWith(CITE)) {
            return Optional.empty();
        }
        if (!script.text().contains(CITE)) {
            throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
        }
        List<Utterance> utterances = new ArrayList<>();
        String[] turns = script.text().split(CITE, -1);
        for (int at = 1; at < turns.length; at++) {
            String speaker = inside(turns[at], "", "</cite>").strip();
            String text = inside(turns[at], "<p>", "</p>");
            if (text.contains("<") || turns[at].indexOf("<p>") != turns[at].lastIndexOf("<p>")) {
                throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
            }
            String rest = turns[at].substring(turns[at].indexOf("</p>"));
            if (!withoutTags(rest).isBlank()) {
                throw new MalformedTranscriptException(Reason.UNKNOWN_FORMAT);
            }
            String said = CueText.decode(text).strip();
            if (!said.isEmpty()) {
                utterances.add(new Utterance(unpunctuated(speaker), start(turns[at]), null, said));
            }
        }
        return Optional.of(new Reading(Format.HTML_TRANSCRIPT, utterances));
    }

    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder();
        boolean tag = false;
        for (int at = 0; at < html.length(); at++) {
            tag |= html.charAt(at) == '<';
            text.append(tag ? "" : html.substring(at, at + 1));
            tag &= html.charAt(at) != '>';
        }
        return text.toString();
    }

    private static String unpunctuated(String speaker) {
        String decoded = CueText.decode(speaker);
        return decoded.endsWith(":") ? decoded.substring(0, decoded.length() - 1) : decoded;
    }

    private static @Nullable Long start(String turn) throws MalformedTranscriptException {
        OptionalLong start = turn.contains("<time>")
                ? Clock.millis(inside(turn, "<time>", "</time>").strip())
                : OptionalLong.empty();
        return start.isPresent() ? start.getAsLong() : null;
    }

    private static String inside(String turn, String open, String close) throws MalformedTranscriptException {
        int from = turn.indexOf(open) + open.length();
        int to = turn.indexOf(close, from);
        if (!turn.contains(open) || to < 0) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        return turn.substring(from, to);
    }
}
