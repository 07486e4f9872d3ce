package org.sacho.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sacho.label.Label;
import org.sacho.policy.Detector;
import org.sacho.policy.MarkingGrammar;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Rule;

/// A second look for the guard, sharing no code and no library with [RuleClassifier], so that one mistake does not
/// blind both.
///
/// Works on a stream of letters and digits with Hangul taken apart into jamo. Looks for terms, of rules and of the
/// detectors they rest on, for marking words that are literal phrases, and for the common ways to write a marking;
/// expressions and what makes a hit harmless are the other scan's business. Errs towards finding.
public final class IndependentScan {

    private static final Map<MarkingGrammar, Map<String, List<String>>> MARKINGS = Map.of(
            MarkingGrammar.KOREAN,
            Map.of(
                    "restricted", List.of("대외비", "對外秘", "对外秘"),
                    "military", List.of("군사기밀", "軍事機密"),
                    "3", List.of("3급비밀", "Ⅲ급비밀", "삼급비밀", "三級秘密", "3급군사비밀"),
                    "2", List.of("2급비밀", "Ⅱ급비밀", "이급비밀", "二級秘密", "2급군사비밀"),
                    "1", List.of("1급비밀", "Ⅰ급비밀", "일급비밀", "一級秘密", "1급군사비밀")),
            MarkingGrammar.NATO,
            Map.of(
                    "NR", List.of("NATO RESTRICTED"),
                    "NC", List.of("NATO CONFIDENTIAL"),
                    "NS", List.of("NATO SECRET"),
                    "CTS", List.of("COSMIC TOP SECRET", "NATO TOP SECRET")),
            MarkingGrammar.US,
            Map.of(
                    "C", List.of("CONFIDENTIAL NOFORN", "CONFIDENTIAL REL TO USA", "C NF", "C REL TO USA"),
                    "S", List.of("SECRET NOFORN", "SECRET REL TO USA", "S NF", "S REL TO USA", "S SI"),
                    "TS", List.of("TOP SECRET", "TS SI", "TS NF", "TS REL TO USA")));

    private final List<Phrase> phrases;

    public IndependentScan(PolicySnapshot policy) {
        var phrases = new ArrayList<Phrase>();
        for (Rule rule : policy.rules()) {
            for (String wanted : rule.looksFor()) {
                if (rule.kind() == Rule.Kind.TERMS || isLiteral(rule, wanted)) {
                    phrases.add(new Phrase(finding(rule), List.of(List.of(Letters.of(bare(wanted))))));
                }
            }
            if (rule.kind() == Rule.Kind.DETECTORS) {
                combined(policy, rule).ifPresent(phrases::add);
            }
        }
        phrases.addAll(markings(policy));
        this.phrases = List.copyOf(phrases);
    }

    /// The ways in which people write a marking most often, for each grammar that the policy reads.
    private static List<Phrase> markings(PolicySnapshot policy) {
        var phrases = new ArrayList<Phrase>();
        MARKINGS.forEach((grammar, levels) -> levels.forEach((level, written) -> {
            var label = policy.meaning(grammar, level)
                    .map(Label::of)
                    .orElse(policy.lattice().top());
            if (policy.reads(grammar) && !policy.nothingFound().dominates(label)) {
                phrases.add(new Phrase(
                        new Finding(grammar.key() + ".stated", label),
                        List.of(written.stream().map(Letters::of).toList())));
            }
        }));
        return phrases;
    }

    private static Finding finding(Rule rule) {
        return new Finding(rule.id(), rule.label());
    }

    /// A rule that found something.
    public record Finding(String rule, Label label) {}

    /// What a rule looks for: of each of these lists, one has to occur.
    private record Phrase(Finding finding, List<List<Letters>> wanted) {

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
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Phrase(finding(rule), wanted));
    }

    /// Every rule of which a phrase occurs in the text, once each, in the order of the policy.
    public List<Finding> scan(String text) {
        var letters = Letters.of(text);
        return phrases.stream()
                .filter(phrase -> phrase.occursIn(letters))
                .map(Phrase::finding)
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
}
