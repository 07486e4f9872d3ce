package org.sacho.classify;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sacho.label.Label;
import org.sacho.policy.Detector;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Rule;

/// A second look for the guard, sharing no code and no library with [RuleClassifier], so that one mistake does not
/// blind both.
///
/// Works on a stream of letters and digits with Hangul taken apart into jamo. Looks for terms, of rules and of the
/// detectors they rest on, and for marking words that are literal phrases; expressions and what makes a hit harmless
/// are the other scan's business. Errs towards finding.
public final class IndependentScan {

    private final List<Phrase> phrases;

    public IndependentScan(PolicySnapshot policy) {
        var phrases = new ArrayList<Phrase>();
        for (Rule rule : policy.rules()) {
            for (String wanted : rule.looksFor()) {
                if (rule.kind() == Rule.Kind.TERMS || isLiteral(rule, wanted)) {
                    phrases.add(new Phrase(rule, List.of(List.of(Letters.of(bare(wanted))))));
                }
            }
            if (rule.kind() == Rule.Kind.DETECTORS) {
                combined(policy, rule).ifPresent(phrases::add);
            }
        }
        this.phrases = List.copyOf(phrases);
    }

    /// A rule that found something.
    public record Finding(String rule, Label label) {}

    /// What a rule looks for: of each of these lists, one has to occur.
    private record Phrase(Rule rule, List<List<Letters>> wanted) {

        boolean occursIn(Letters text) {
            return wanted.stream().allMatch(one -> one.stream().anyMatch(text::contain));
        }
    }

    /// The terms that a rule over detectors needs, taking for granted whatever else it needs; nothing when it rests
    /// on expressions alone.
    private static Optional<Phrase> combined(PolicySnapshot policy, Rule rule) {
        var terms = new HashMap<String, List<Letters>>();
        for (Detector detector : policy.detectors()) {
            if (detector.kind() == Detector.Kind.TERMS) {
                terms.put(
                        detector.id(),
                        detector.looksFor().stream().map(Letters::of).toList());
            }
        }
        var wanted = new ArrayList<List<Letters>>();
        rule.when().all().stream().filter(terms::containsKey).map(terms::get).forEach(wanted::add);
        var any = rule.when().any().stream()
                .flatMap(id -> terms.getOrDefault(id, List.of()).stream())
                .toList();
        boolean onlyTerms = terms.keySet().containsAll(rule.when().any());
        if (!any.isEmpty() && (onlyTerms || wanted.isEmpty())) {
            wanted.add(any);
        }
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Phrase(rule, wanted));
    }

    /// Every rule of which a phrase occurs in the text, once each, in the order of the policy.
    public List<Finding> scan(String text) {
        var letters = Letters.of(text);
        return phrases.stream()
                .filter(phrase -> phrase.occursIn(letters))
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
