package org.sacho.classify.text;

import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Letters and digits that are drawn like Latin ones, by the skeletons of UTS #39.
///
/// The skeleton is that of the character as it was written, before its case is folded: a Cyrillic capital Ve looks
/// like a B, the small one does not.
final class LookAlikes {

    private static final String SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL ";

    /// What the skeletons of small Cyrillic and Greek letters call a small capital by another name.
    private static final Map<Integer, String> MORE_SMALL_CAPITALS = Map.of(0x138, "k", 0x28D, "m");

    private static final Map<Integer, String> LATIN = table();

    private LookAlikes() {}

    /// The Latin letters or digits that a character looks like, in lower case, or nothing. Never for ASCII.
    static String latin(int character) {
        return LATIN.getOrDefault(character, "");
    }

    private static Map<Integer, String> table() {
        var checker = new SpoofChecker.Builder().build();
        var table = new HashMap<Integer, String>();
        for (int character = 0x80; character < 0x20000; character++) {
            if (isWorthAsking(character)) {
                var latin = latin(checker, character);
                if (!latin.isEmpty()) {
                    table.put(character, latin);
                }
            }
        }
        return Map.copyOf(table);
    }

    private static boolean isWorthAsking(int character) {
        return switch (Character.getType(character)) {
            case Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default ->
                switch (UnicodeScript.of(character)) {
                    case HAN, HANGUL -> false;
                    default -> true;
                };
        };
    }

    private static String latin(SpoofChecker checker, int character) {
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            return Integer.toString(digit);
        }
        var latin = new StringBuilder();
        for (int part :
                checker.getSkeleton(Character.toString(character)).codePoints().toArray()) {
            var letter = isLatin(part) ? Character.toString(part) : smallCapital(part);
            if (letter.isEmpty() && !Invisible.isMark(part)) {
                return "";
            }
            latin.append(letter);
        }
        return latin.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isLatin(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private static String smallCapital(int character) {
        if (MORE_SMALL_CAPITALS.containsKey(character)) {
            return MORE_SMALL_CAPITALS.get(character);
        }
        var name = character < 0x80 ? "" : String.valueOf(Character.getName(character));
        return name.startsWith(SMALL_CAPITAL) && name.length() == SMALL_CAPITAL.length() + 1
                ? name.substring(SMALL_CAPITAL.length())
                : "";
    }
}
