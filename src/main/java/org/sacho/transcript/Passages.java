package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;

/// Cuts a transcript into passages. Deterministic; merges nothing and drops nothing but white space at the cuts.
public final class Passages {

    /// In UTF-16 units; about a paragraph, so that one secret sentence does not raise a page.
    public static final int MAX_CHARACTERS = 500;

    private static final String SENTENCE_MARKS = ".!?…。！？";
    private static final String CLOSERS = "\"')]}”’」』》〉）";

    private Passages() {}

    public static List<Passage> of(Transcript transcript) {
        List<Passage> passages = new ArrayList<>();
        for (Utterance utterance : transcript.utterances()) {
            for (String text : pieces(utterance.text())) {
                passages.add(new Passage(
                        passages.size() + 1, utterance.speaker(), utterance.startMs(), utterance.endMs(), text));
            }
        }
        return List.copyOf(passages);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = text.length() - from <= MAX_CHARACTERS ? text.length() : cut(text, from);
            String piece = text.substring(from, to).strip();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            from = to;
        }
        return pieces;
    }

    /// The last sentence end within the limit, else the last white space, else the last whole character.
    private static int cut(String text, int from) {
        int limit = from + MAX_CHARACTERS;
        for (int at = limit; at > from; at--) {
            if (endsSentence(text, at)) {
                return at;
            }
        }
        for (int at = limit; at > from; at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    /// A sentence ends where its mark (and closing quotes) meet white space: "3.5" and "v1.2" go on.
    private static boolean endsSentence(String text, int at) {
        if (text.charAt(at - 1) == '\n') {
            return true;
        }
        boolean fullWidth = "。！？".indexOf(text.charAt(at - 1)) >= 0;
        if (!fullWidth && !Character.isWhitespace(text.charAt(at))) {
            return false;
        }
        int mark = at - 1;
        while (mark > 0 && CLOSERS.indexOf(text.charAt(mark)) >= 0) {
            mark--;
        }
        return SENTENCE_MARKS.indexOf(text.charAt(mark)) >= 0;
    }
}
