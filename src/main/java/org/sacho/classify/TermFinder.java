package org.sacho.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds words and phrases, all of them in one walk per starting point.
///
/// Latin words count only whole. Between Hangul syllables spaces come and go in transcripts, so they are ignored
/// there; a Hangul term of three syllables or more counts wherever it stands, a shorter one only as a word, with or
/// without particles behind it. A hyphen is as good as a space.
final class TermFinder implements Finder {

    private static final int WORD_LIKE_SYLLABLES = 2;

    private final Node root = new Node();

    TermFinder(List<String> terms) {
        for (String term : terms) {
            add(NormalisedText.of(term).text().strip());
        }
    }

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private int endsAfterSyllables = -1;
    }

    private void add(String term) {
        var node = root;
        int syllables = 0;
        for (int i = 0; i < term.length(); i++) {
            char unit = unit(term.charAt(i));
            if (unit == ' ' && isBetweenHangul(term, i)) {
                continue;
            }
            syllables += Hangul.isSyllable(unit) ? 1 : WORD_LIKE_SYLLABLES + 1;
            node = node.next.computeIfAbsent(unit, _ -> new Node());
        }
        node.endsAfterSyllables = syllables;
    }

    @Override
    public List<Span> find(String normalised) {
        var found = new ArrayList<Span>();
        for (int from = 0; from < normalised.length(); from++) {
            int longest = longestFrom(normalised, from);
            if (longest > from) {
                found.add(new Span(from, longest));
            }
        }
        return found;
    }

    private int longestFrom(String text, int from) {
        int longest = -1;
        var node = root;
        int i = from;
        while (i < text.length()) {
            char unit = unit(text.charAt(i));
            var next = node.next.get(unit);
            if (next == null && !(unit == ' ' && i > from && isBetweenHangul(text, i))) {
                break;
            }
            i++;
            if (next != null) {
                node = next;
                if (node.endsAfterSyllables >= 0 && isWhole(text, from, i, node.endsAfterSyllables)) {
                    longest = i;
                }
            }
        }
        return longest;
    }

    private static boolean isWhole(String text, int from, int to, int syllables) {
        if (isLatinInside(text, from) || isLatinInside(text, to)) {
            return false;
        }
        return syllables > WORD_LIKE_SYLLABLES || Hangul.isWord(text, from, to);
    }

    /// Whether a boundary here would cut a word of a script that puts spaces between words.
    private static boolean isLatinInside(String text, int index) {
        return index > 0
                && index < text.length()
                && isLetterOutsideHangul(text.codePointBefore(index))
                && isLetterOutsideHangul(text.codePointAt(index));
    }

    private static boolean isLetterOutsideHangul(int character) {
        return Character.isLetterOrDigit(character) && !Hangul.isSyllable(character);
    }

    private static boolean isBetweenHangul(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && (Hangul.isSyllable(text.charAt(index - 1)) || Hangul.isSyllable(text.charAt(index + 1)));
    }

    private static char unit(char unit) {
        return unit == '-' ? ' ' : unit;
    }
}
