package org.sacho.classify;

import java.util.ArrayList;
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
import org.sacho.classify.text.Reading;
import org.sacho.label.us.StatedMarking;
import org.sacho.label.us.StatedMarking.Owner;
import org.sacho.label.us.StatedMarking.StatedLevel;
import org.sacho.policy.MarkingGrammar;
import org.sacho.policy.PolicySnapshot;

/// Finds markings in a text. Expressions only say where a marking may stand; what it says is read by the parser of
/// its grammar. Every expression is bounded, so the time is linear in the text.
final class MarkingFinder {

    /// A portion mark: brackets at the start of a stretch. Whether `(S)` is one depends on its case, see below.
    private static final Pattern PORTION =
            Pattern.compile("(?:^|(?<=[\\s.:;]))\\(((?://[^()]{1,400})|(?:TS|S|C|U|CUI)(?://[^()]{0,400})?)\\)");

    /// A banner inside a line has categories; alone on a line it may be the bare level.
    private static final Pattern BANNER = Pattern.compile(
            "(?<![A-Z0-9/])(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|CUI|CONTROLLED)//[A-Z0-9][A-Z0-9 ,/-]{0,400}");

    private static final Pattern OTHER_BANNER = Pattern.compile(
            "(?<![A-Z0-9:/(])//(?:COSMIC TOP SECRET|NATO |JOINT |[A-Z]{3,4} (?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED))[A-Z0-9 ,/-]{0,400}");

    private static final Pattern NATO = Pattern.compile(
            "(?<![A-Z0-9])(?:(COSMIC TOP SECRET)|(NATO TOP SECRET)|NATO (SECRET|CONFIDENTIAL|RESTRICTED))(?![A-Z0-9])");

    private static final Pattern KOREAN_GRADE =
            Pattern.compile("(?:(?<![A-Z0-9])(I{1,3}|[1-3])|([一二三壹貳參일이삼])) ?(?:급|級) ?[.·-]?(?:비 ?밀|秘密|祕密)");

    private static final Pattern KOREAN_WORD =
            Pattern.compile("(대 ?[.·-]? ?외 ?[.·-]? ?비|[對大対]外[秘祕])|(군사 ?[.·-]? ?기 ?밀|軍事 ?機密)");

    private static final Set<String> BARE_BANNERS =
            Set.of("TOP SECRET", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "CUI", "CONTROLLED");

    /// No bare banner is longer.
    private static final int LONGEST_BARE = 16;

    private final PolicySnapshot policy;

    MarkingFinder(PolicySnapshot policy) {
        this.policy = policy;
    }

    /// A marking in a text.
    ///
    /// @param from first unit in the original text
    /// @param level what it states, as its grammar calls the level; empty if that cannot be made out
    record Found(
            MarkingGrammar grammar, boolean isBanner, int from, int to, Optional<String> level, List<String> broken) {

        /// The level, if this is a marking of the United States.
        Optional<StatedLevel> usLevel() {
            return grammar == MarkingGrammar.US ? level.map(StatedLevel::valueOf) : Optional.empty();
        }
    }

    List<Found> find(String original) {
        var text = NormalisedText.of(original);
        var found = new LinkedHashSet<>(find(original, text));
        Deciphered.of(text).forEach(deciphered -> found.addAll(find(original, deciphered)));
        return found.stream().sorted(Comparator.comparingInt(Found::from)).toList();
    }

    /// Each expression runs only where the text has what it cannot do without, which few texts have.
    private List<Found> find(String original, Reading text) {
        var plain = text.text();
        boolean slashes = plain.contains("//");
        boolean american = policy.reads(MarkingGrammar.US);
        boolean nato = policy.reads(MarkingGrammar.NATO);
        var found = new ArrayList<Found>();
        if (american && plain.indexOf('(') >= 0) {
            portions(original, text, found);
        }
        if (american && slashes) {
            all(BANNER, text, at -> banner(at, text, found));
        }
        if (american && plain.length() <= LONGEST_BARE) {
            bare(capitals(plain)).ifPresent(level -> found.add(read(text, 0, plain.length(), level, false)));
        }
        if ((american || nato) && slashes) {
            all(OTHER_BANNER, text, at -> banner(at, text, found));
        }
        if (nato && (plain.contains("nato") || plain.contains("cosmic"))) {
            all(NATO, text, at -> found.add(nato(at, text)));
        }
        if (policy.reads(MarkingGrammar.KOREAN)) {
            korean(text, found);
        }
        return found;
    }

    private static void korean(Reading text, List<Found> found) {
        var plain = text.text();
        if (plain.indexOf('급') >= 0 || plain.indexOf('級') >= 0) {
            all(KOREAN_GRADE, text, at -> found.add(koreanGrade(at, text)));
        }
        if (Stream.of("외", "外", "기", "機").anyMatch(plain::contains)) {
            all(KOREAN_WORD, text, at -> found.add(korean(at, text, at.group(1) == null ? "military" : "restricted")));
        }
    }

    private static void all(Pattern pattern, Reading text, Consumer<MatchResult> each) {
        pattern.matcher(capitals(text.text())).results().forEach(each);
    }

    /// In running text `document(s)` and `(c)` are no markings: without categories a portion mark is in capitals,
    /// and `(C)` stands at the start, because elsewhere it is a copyright sign or an item of a list.
    private static void portions(String original, Reading text, List<Found> found) {
        all(PORTION, text, at -> {
            var inside = at.group(1);
            boolean bare = !inside.contains("//");
            boolean written = Character.isUpperCase(original.codePointAt(text.originalFrom(at.start() + 1)));
            boolean starts = at.start() == 0 || !inside.equals("C");
            if (!bare || (written && starts)) {
                found.add(read(text, at.start(), at.end(), inside, true));
            }
        });
    }

    /// Reads the longest stretch that ends at a word and has no unknown control, so that the sentence around a
    /// banner is not taken for a part of it.
    private static void banner(MatchResult at, Reading text, List<Found> found) {
        var capitals = capitals(text.text());
        int end = at.end();
        while (end > at.start() && " ,/-".indexOf(capitals.charAt(end - 1)) >= 0) {
            end--;
        }
        int shorter = end;
        var marking = StatedMarking.banner(capitals.substring(at.start(), end));
        while (!isKnown(marking) && shorter > at.start()) {
            shorter = capitals.lastIndexOf(' ', shorter - 1);
            if (shorter <= at.start()
                    || !capitals.substring(at.start() + 2, shorter).contains("//")) {
                break;
            }
            marking =
                    StatedMarking.banner(capitals.substring(at.start(), shorter).strip());
            if (isKnown(marking)) {
                end = shorter;
            }
        }
        found.add(read(text, at.start(), end, capitals.substring(at.start(), end), false));
    }

    private static boolean isKnown(StatedMarking marking) {
        return marking.level().isPresent() && marking.broken().stream().noneMatch("unknown control"::equals);
    }

    private static Found read(Reading text, int from, int to, String written, boolean portion) {
        var marking = portion ? StatedMarking.portion(written) : StatedMarking.banner(written);
        var grammar = marking.owner() == Owner.NATO ? MarkingGrammar.NATO : MarkingGrammar.US;
        // Whose level a foreign one equals is for a person to say.
        var level = marking.owner() == Owner.FOREIGN
                ? Optional.<String>empty()
                : marking.level().map(StatedLevel::name);
        return new Found(grammar, !portion, text.originalFrom(from), text.originalTo(to - 1), level, marking.broken());
    }

    private static Optional<String> bare(String capitals) {
        var line = capitals.strip();
        return BARE_BANNERS.contains(line) ? Optional.of(line) : Optional.empty();
    }

    private static Found nato(MatchResult at, Reading text) {
        var level = at.group(3) == null ? "CTS" : "N" + at.group(3).charAt(0);
        var broken = at.group(2) == null
                ? List.<String>of()
                : List.of("COSMIC TOP SECRET is the marking; NATO TOP SECRET does not exist");
        return found(MarkingGrammar.NATO, at, text, level, broken);
    }

    private static Found koreanGrade(MatchResult at, Reading text) {
        var digit = Optional.ofNullable(at.group(1)).orElse(at.group(2));
        var grade = switch (digit) {
            case "1", "I", "一", "壹", "일" -> "1";
            case "2", "II", "二", "貳", "이" -> "2";
            default -> "3";
        };
        return korean(at, text, grade);
    }

    private static Found korean(MatchResult at, Reading text, String level) {
        return found(MarkingGrammar.KOREAN, at, text, level, List.of());
    }

    private static Found found(
            MarkingGrammar grammar, MatchResult at, Reading text, String level, List<String> broken) {
        return new Found(
                grammar,
                true,
                text.originalFrom(at.start()),
                text.originalTo(at.end() - 1),
                Optional.of(level),
                broken);
    }

    /// Latin letters as capitals, everything else as it is, so that places in the text stay the same.
    private static String capitals(String text) {
        var capitals = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                capitals.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return capitals.toString();
    }
}
