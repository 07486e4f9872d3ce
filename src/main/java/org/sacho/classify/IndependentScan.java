package org.sacho.classify;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.sacho.label.Label;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Rule;

/// A second look for the guard, sharing no code and no library with [RuleClassifier], so that one mistake does not
/// blind both.
///
/// Works on a stream of letters and digits with Hangul taken apart into jamo. Looks for terms and for marking
/// words that are literal phrases; expressions are the other scan's business. Errs towards finding.
public final class IndependentScan {

    private final List<Phrase> phrases;

    public IndependentScan(PolicySnapshot policy) {
        var phrases = new ArrayList<Phrase>();
        for (Rule rule : policy.rules()) {
            for (String wanted : rule.looksFor()) {
                if (rule.kind() == Rule.Kind.TERMS || isLiteral(rule, wanted)) {
                    phrases.add(new Phrase(rule, Letters.of(bare(wanted))));
                }
            }
        }
        this.phrases = List.copyOf(phrases);
    }

    /// A rule that found something.
    public record Finding(String rule, Label label) {}

    private record Phrase(Rule rule, Letters letters) {}

    /// Every rule of which a phrase occurs in the text, once each, in the order of the policy.
    public List<Finding> scan(String text) {
        var letters = Letters.of(text);
        return phrases.stream()
                .filter(phrase -> letters.contain(phrase.letters()))
                .map(phrase -> new Finding(phrase.rule().id(), phrase.rule().label()))
                .distinct()
                .toList();
    }

    private static boolean isLiteral(Rule rule, String wanted) {
        return rule.kind() == Rule.Kind.MARKING
                && bare(wanted).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
    }

    /// Without the word boundaries that a literal phrase may be written with.
    private static String bare(String wanted) {
        var bare = wanted.startsWith("\\b") ? wanted.substring(2) : wanted;
        return bare.endsWith("\\b") ? bare.substring(0, bare.length() - 2) : bare;
    }

    /// Letters and digits of a text one after the other, with a note where something else stood between two.
    private static final class Letters {

        private final String stream;
        private final BitSet gapBefore;

        private Letters(String stream, BitSet gapBefore) {
            this.stream = stream;
            this.gapBefore = gapBefore;
        }

        static Letters of(String text) {
            var stream = new StringBuilder();
            var gaps = new BitSet();
            boolean gap = true;
            var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
            for (int i = 0; i < decomposed.length(); ) {
                int character = decomposed.codePointAt(i);
                i += Character.charCount(character);
                if (Character.isLetterOrDigit(character) && !isFiller(character)) {
                    gaps.set(stream.length(), gap);
                    stream.appendCodePoint(character);
                    gap = false;
                } else if (!isSilent(character)) {
                    gap = true;
                }
            }
            gaps.set(stream.length(), true);
            return new Letters(stream.toString(), gaps);
        }

        boolean contain(Letters wanted) {
            int length = wanted.stream.length();
            for (int at = stream.indexOf(wanted.stream); at >= 0; at = stream.indexOf(wanted.stream, at + 1)) {
                boolean fits = true;
                for (int i = 0; i <= length && fits; i++) {
                    fits = gapFits(wanted, i, at + i);
                }
                if (fits) {
                    return true;
                }
            }
            return false;
        }

        /// Between two letters of a script with spaces a gap has to be where the phrase has one; beside jamo
        /// spaces mean nothing.
        private boolean gapFits(Letters wanted, int inPhrase, int here) {
            boolean edge = here == 0 || here == stream.length();
            if (edge || isJamo(stream.charAt(here - 1)) || isJamo(stream.charAt(here))) {
                return true;
            }
            return gapBefore.get(here) == wanted.gapBefore.get(inPhrase);
        }

        private static boolean isJamo(char letter) {
            return letter >= 0x1100 && letter <= 0x11FF;
        }

        /// Fillers count as letters in Unicode and show nothing.
        private static boolean isFiller(int character) {
            return character == 0x115F || character == 0x1160;
        }

        private static boolean isSilent(int character) {
            int type = Character.getType(character);
            return type == Character.FORMAT
                    || type == Character.NON_SPACING_MARK
                    || type == Character.ENCLOSING_MARK
                    || character == 0x2800
                    || isFiller(character)
                    || (type == Character.CONTROL && !Character.isWhitespace(character));
        }
    }
}
