package org.sacho.classify;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.sacho.classify.MarkingFinder.Found;
import org.sacho.label.us.StatedMarking;

/// Finds banners with categories, also in the middle of a sentence, and where they end.
final class MarkingBanners {

    /// Not beyond the beginning of most others, so that each is read once.
    private static final Pattern AMERICAN = Pattern.compile(
            "(?<![A-Z0-9/])(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|CUI|CONTROLLED)//[A-Z0-9](?:(?!SECRET//)[A-Z0-9 ,/-]){0,400}");

    private static final Pattern OTHER = Pattern.compile(
            "(?<![A-Z0-9:/(])//(?:COSMIC TOP SECRET|NATO |JOINT |[A-Z]{3,4} (?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED))[A-Z0-9 ,/-]{0,400}");

    /// So many words can a banner go on before what they say is known, as in `//JOINT TOP SECRET GBR USA`.
    private static final int PATIENCE = 5;

    private static final int MOST_WORDS = 64;

    private MarkingBanners() {}

    static void american(MarkingText text, Consumer<Found> found) {
        find(AMERICAN, text, found);
    }

    /// Those of NATO, joint and foreign ones.
    static void other(MarkingText text, Consumer<Found> found) {
        find(OTHER, text, found);
    }

    /// The next one can begin where a banner ends, which is before the end of what the expression takes.
    private static void find(Pattern pattern, MarkingText text, Consumer<Found> found) {
        var matcher = pattern.matcher(text.capitals());
        for (int from = 0; from < text.capitals().length() && matcher.find(from); ) {
            int end = end(text, matcher.start(), matcher.end());
            var written = text.capitals().substring(matcher.start(), end);
            found.accept(
                    Found.of(StatedMarking.banner(written), MarkingFinder.Kind.BANNER, text, matcher.start(), end));
            from = end;
        }
    }

    /// Where the banner in this stretch ends. One whose level is in capitals ends where they end. If what is left
    /// cannot be read, it ends with the last word up to which it can be, so that the sentence around it is not
    /// taken for a part of it.
    private static int end(MarkingText text, int from, int to) {
        var capitals = text.capitals();
        int head = capitals.indexOf("//", from) + 2;
        int end = trimmed(capitals, from, capitalsEnd(text, from, to));
        if (read(capitals, from, end).level().isEmpty()) {
            end = trimmed(capitals, from, to);
        }
        if (isKnown(capitals, from, end)) {
            return end;
        }
        int known = end;
        int misses = 0;
        int word = nextSpace(capitals, head, end);
        for (int i = 0; i < MOST_WORDS && misses < PATIENCE && word < end; i++) {
            int candidate = trimmed(capitals, from, word);
            boolean isKnown = isKnown(capitals, from, candidate);
            known = isKnown ? candidate : known;
            misses = isKnown ? 0 : misses + 1;
            word = nextSpace(capitals, word + 1, end);
        }
        return known;
    }

    /// Where capitals end in this stretch, at the beginning of a word.
    private static int capitalsEnd(MarkingText text, int from, int to) {
        int end = text.firstSmall(from, to);
        while (end < to && end > from && " ,/-".indexOf(text.capitals().charAt(end - 1)) < 0) {
            end--;
        }
        return end;
    }

    private static int nextSpace(String capitals, int from, int end) {
        int space = capitals.indexOf(' ', from);
        return space < 0 ? end : Math.min(space, end);
    }

    /// Without the signs that separate at the end.
    private static int trimmed(String capitals, int from, int to) {
        int end = to;
        while (end > from && " ,/-".indexOf(capitals.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isKnown(String capitals, int from, int to) {
        return read(capitals, from, to).isKnown();
    }

    private static StatedMarking read(String capitals, int from, int to) {
        return StatedMarking.banner(capitals.substring(from, to));
    }
}
