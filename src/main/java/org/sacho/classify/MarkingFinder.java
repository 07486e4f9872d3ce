package org.sacho.classify;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sacho.classify.text.Deciphered;
import org.sacho.classify.text.NormalisedText;
import org.sacho.label.us.StatedMarking;
import org.sacho.label.us.StatedMarking.Disclosure;
import org.sacho.label.us.StatedMarking.Owner;
import org.sacho.label.us.StatedMarking.StatedLevel;
import org.sacho.policy.MarkingGrammar;
import org.sacho.policy.PolicySnapshot;

/// Finds markings in a text. Expressions and phrases only say where a marking may stand; what it says is read by the
/// parser of its grammar. Every expression is bounded, so the time is linear in the text.
final class MarkingFinder {

    /// A portion mark: brackets that do not follow a word. How it is written decides, see below.
    private static final Pattern PORTION = Pattern.compile("(?<![\\p{L}\\p{N}])[(\\[] ?"
            + "(//[^()\\[\\]]{1,400}|(?:TS|S|C|U|CUI|CTS|N[SCRU])(?:/[^()\\[\\]]{0,400})?)(?<! ) ?[)\\]]");

    private static final Set<String> NATO_PORTIONS = Set.of("CTS", "NS", "NC", "NR", "NU");

    /// Elsewhere than at the start of a line, `(C)` is a copyright sign or an item of a list, and `(NC)` a state.
    private static final Set<String> ONLY_FIRST = Set.of("C", "NC");

    private static final Pattern LEVEL = Pattern.compile(
            "(?<![A-Z0-9])(?:(SECRET|CONFIDENTIAL)|TOP SECRET|UNCLASSIFIED|CUI|CONTROLLED)(?![A-Z0-9])");

    private static final Pattern KOREAN_GRADE =
            Pattern.compile("(?:(?<![A-Z0-9])(I{1,3}|[1-3])|([一二三壹貳參일이삼])) ?(?:급|級) ?[.·-]?(?:비 ?밀|秘密|祕密)");

    private static final Pattern KOREAN_WORD = Pattern.compile("([對大対]外[秘祕])|(軍事 ?機密)");

    private final PolicySnapshot policy;

    MarkingFinder(PolicySnapshot policy) {
        this.policy = policy;
    }

    /// How a marking stands in a text. Banners and portions are those of the United States alone, because only these
    /// are compared with each other.
    enum Kind {
        BANNER,
        PORTION,
        OTHER
    }

    /// A marking in a text.
    ///
    /// @param from first unit in the original text
    /// @param level what it states, as its grammar calls the level; empty if that cannot be made out
    record Found(
            MarkingGrammar grammar,
            Kind kind,
            int from,
            int to,
            Optional<String> level,
            Set<Disclosure> disclosure,
            List<String> broken) {

        /// What the parser read in this stretch of a reading.
        static Found of(StatedMarking marking, Kind kind, MarkingText text, int from, int to) {
            // Whose level a foreign one equals is for a person to say.
            var level = marking.owner() == Owner.FOREIGN
                    ? Optional.<String>empty()
                    : marking.level().map(StatedLevel::name);
            return new Found(
                    marking.owner() == Owner.NATO ? MarkingGrammar.NATO : MarkingGrammar.US,
                    marking.owner() == Owner.US ? kind : Kind.OTHER,
                    text.originalFrom(from),
                    text.originalTo(to),
                    level,
                    marking.disclosure(),
                    marking.broken());
        }

        /// The level, if this is a banner or portion of the United States.
        Optional<StatedLevel> usLevel() {
            return kind == Kind.OTHER ? Optional.empty() : level.map(StatedLevel::valueOf);
        }
    }

    List<Found> find(String original) {
        var text = NormalisedText.of(original);
        var found = new LinkedHashSet<Found>();
        find(MarkingText.of(original, text), found::add);
        Deciphered.of(text).forEach(deciphered -> find(MarkingText.of(original, deciphered), found::add));
        MarkingPhrases.find(text, (phrase, span) -> {
            if (policy.reads(phrase.grammar())) {
                found.add(new Found(
                        phrase.grammar(),
                        Kind.OTHER,
                        span.from(),
                        span.to(),
                        Optional.of(phrase.level()),
                        Set.of(),
                        phrase.broken()));
            }
        });
        return found.stream().sorted(Comparator.comparingInt(Found::from)).toList();
    }

    /// Each expression runs only where the text has what it cannot do without, which few texts have.
    private void find(MarkingText text, Consumer<Found> found) {
        var capitals = text.capitals();
        boolean american = policy.reads(MarkingGrammar.US);
        boolean western = american || policy.reads(MarkingGrammar.NATO);
        if (western && (capitals.indexOf('(') >= 0 || capitals.indexOf('[') >= 0)) {
            all(PORTION, text, at -> portion(at, text, found));
        }
        if (american) {
            levels(text, found);
        }
        if (american && capitals.contains("//")) {
            MarkingBanners.american(text, found);
        }
        if (western && capitals.contains("//")) {
            MarkingBanners.other(text, found);
        }
        if (policy.reads(MarkingGrammar.KOREAN)) {
            korean(text, found);
        }
    }

    private static void all(Pattern pattern, MarkingText text, Consumer<MatchResult> each) {
        pattern.matcher(text.capitals()).results().forEach(each);
    }

    /// In running text `document(s)`, `(c)`, `[S]ince` and `(S/N 12)` are no markings: without two slashes a portion
    /// mark is in capitals, and behind a single one stands something known.
    private void portion(MatchResult at, MarkingText text, Consumer<Found> found) {
        var inside = at.group(1);
        var head = inside.split("/", 2)[0];
        boolean nato = NATO_PORTIONS.contains(head);
        if (!head.isEmpty() && !policy.reads(nato ? MarkingGrammar.NATO : MarkingGrammar.US)) {
            return;
        }
        var marking = StatedMarking.portion(nato ? "//" + inside : inside);
        boolean capitals = text.isInCapitals(at.start(1), at.start(1) + head.length());
        boolean isMark;
        if (inside.contains("//")) {
            isMark = true;
        } else if (inside.contains("/")) {
            isMark = capitals && (marking.isKnown() || head.equals("TS"));
        } else {
            isMark = capitals
                    && !isPartOfWord(at, text)
                    && (!ONLY_FIRST.contains(inside) || text.startsLine(at.start()));
        }
        if (isMark) {
            found.accept(Found.of(marking, Kind.PORTION, text, at.start(), at.end()));
        }
    }

    private static boolean isPartOfWord(MatchResult at, MarkingText text) {
        var capitals = text.capitals();
        return capitals.charAt(at.start()) == '['
                && at.end() < capitals.length()
                && Character.isLetterOrDigit(capitals.charAt(at.end()));
    }

    /// Levels in words. One alone on its line is a banner. In other places `SECRET` and `CONFIDENTIAL` count when they
    /// are in capitals and not all of the text is, or they begin or end a line or follow a colon.
    private static void levels(MarkingText text, Consumer<Found> found) {
        if (!LEVEL.matcher(text.capitals()).find()) {
            return;
        }
        boolean mixed = text.isMixed();
        int length = text.capitals().strip().length();
        all(LEVEL, text, at -> {
            boolean capitals = text.isInCapitals(at.start(), at.end());
            boolean starts = text.startsLine(at.start());
            boolean ends = text.endsLine(at.end());
            boolean banner = at.group().length() == length || (capitals && starts && ends);
            boolean counts = at.group(1) != null && (mixed || starts || ends || text.followsColon(at.start()));
            if (banner || (capitals && counts)) {
                var marking = StatedMarking.banner(at.group());
                found.accept(Found.of(marking, banner ? Kind.BANNER : Kind.OTHER, text, at.start(), at.end()));
            }
        });
    }

    private static void korean(MarkingText text, Consumer<Found> found) {
        var plain = text.capitals();
        if (plain.indexOf('급') >= 0 || plain.indexOf('級') >= 0) {
            all(KOREAN_GRADE, text, at -> found.accept(koreanGrade(at, text)));
        }
        if (Stream.of("外", "機").anyMatch(plain::contains)) {
            all(
                    KOREAN_WORD,
                    text,
                    at -> found.accept(korean(at, text, at.group(1) == null ? "military" : "restricted")));
        }
    }

    private static Found koreanGrade(MatchResult at, MarkingText text) {
        var digit = Optional.ofNullable(at.group(1)).orElse(at.group(2));
        var grade = switch (digit) {
            case "1", "I", "一", "壹", "일" -> "1";
            case "2", "II", "二", "貳", "이" -> "2";
            default -> "3";
        };
        return korean(at, text, grade);
    }

    private static Found korean(MatchResult at, MarkingText text, String level) {
        return new Found(
                MarkingGrammar.KOREAN,
                Kind.OTHER,
                text.originalFrom(at.start()),
                text.originalTo(at.end()),
                Optional.of(level),
                Set.of(),
                List.of());
    }
}
