package org.sacho.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sacho.policy.Detector;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Rule;

/// Every way to disguise a term, on every term of both packs it can be used on: found, with exactly its stretch of the
/// original. EXERCISE.
class EvasionTest {

    private static final Map<Character, String> CYRILLIC = Map.ofEntries(
            Map.entry('a', "а"),
            Map.entry('c', "с"),
            Map.entry('e', "е"),
            Map.entry('i', "і"),
            Map.entry('j', "ј"),
            Map.entry('o', "о"),
            Map.entry('p', "р"),
            Map.entry('s', "ѕ"),
            Map.entry('x', "х"),
            Map.entry('y', "у"),
            Map.entry('A', "А"),
            Map.entry('B', "В"),
            Map.entry('C', "С"),
            Map.entry('E', "Е"),
            Map.entry('H', "Н"),
            Map.entry('I', "І"),
            Map.entry('K', "К"),
            Map.entry('M', "М"),
            Map.entry('O', "О"),
            Map.entry('P', "Р"),
            Map.entry('S', "Ѕ"),
            Map.entry('T', "Т"),
            Map.entry('X', "Х"),
            Map.entry('Y', "У"),
            Map.entry('t', "т"),
            Map.entry('k', "к"),
            Map.entry('h', "н"),
            Map.entry('b', "в"));

    private static final Map<Character, String> GREEK = Map.ofEntries(
            Map.entry('a', "α"),
            Map.entry('o', "ο"),
            Map.entry('p', "ρ"),
            Map.entry('u', "υ"),
            Map.entry('v', "ν"),
            Map.entry('i', "ι"),
            Map.entry('A', "Α"),
            Map.entry('B', "Β"),
            Map.entry('E', "Ε"),
            Map.entry('H', "Η"),
            Map.entry('I', "Ι"),
            Map.entry('K', "Κ"),
            Map.entry('M', "Μ"),
            Map.entry('N', "Ν"),
            Map.entry('O', "Ο"),
            Map.entry('P', "Ρ"),
            Map.entry('T', "Τ"),
            Map.entry('X', "Χ"),
            Map.entry('Y', "Υ"),
            Map.entry('Z', "Ζ"));

    private static final String HALF_WIDTH = "ﾡﾢﾣﾤﾥﾦﾧﾨﾩﾪﾫﾬﾭﾮﾯﾰﾱﾲﾳﾴﾵﾶﾷﾸﾹﾺﾻﾼﾽﾾￂￃￄￅￆￇￊￋￌￍￎￏￒￓￔￕￖￗￚￛￜ";

    private static final List<String> LEADING = List.of("ㄱ,ㄲ,ㄴ,ㄷ,ㄸ,ㄹ,ㅁ,ㅂ,ㅃ,ㅅ,ㅆ,ㅇ,ㅈ,ㅉ,ㅊ,ㅋ,ㅌ,ㅍ,ㅎ".split(","));
    private static final List<String> FINALS =
            List.of(",ㄱ,ㄲ,ㄳ,ㄴ,ㄵ,ㄶ,ㄷ,ㄹ,ㄺ,ㄻ,ㄼ,ㄽ,ㄾ,ㄿ,ㅀ,ㅁ,ㅂ,ㅄ,ㅅ,ㅆ,ㅇ,ㅈ,ㅊ,ㅋ,ㅌ,ㅍ,ㅎ".split(",", -1));

    /// A way to write a term so that a plain search misses it. Of no use on a term it leaves as it is.
    record Trick(String name, UnaryOperator<String> of) {}

    record Case(PolicySnapshot policy, String rule, Trick trick, String disguised, String before, String after) {
        @Override
        public String toString() {
            return trick.name() + ", " + rule;
        }
    }

    private static final List<Trick> TRICKS = List.of(
            new Trick("capitals", s -> s.toUpperCase(Locale.ROOT)),
            new Trick("small letters", s -> s.toLowerCase(Locale.ROOT)),
            new Trick("full width", EvasionTest::fullWidth),
            new Trick("mathematical bold", s -> letters(s, c -> math(c, 0x1D400, 0x1D41A))),
            new Trick("mathematical sans-serif", s -> letters(s, c -> math(c, 0x1D5A0, 0x1D5BA))),
            new Trick("circled letters", s -> letters(s, c -> math(c, 0x24B6, 0x24D0))),
            new Trick("zero-width space", s -> between(s, "\u200B")),
            new Trick("word joiner", s -> between(s, "\u2060")),
            new Trick("soft hyphen", s -> between(s, "\u00AD")),
            new Trick("right-to-left mark", s -> between(s, "\u200F")),
            new Trick("variation selector", s -> between(s, "\uFE0F")),
            new Trick("Cyrillic", s -> letters(s, c -> CYRILLIC.getOrDefault(c, String.valueOf(c)))),
            new Trick(
                    "Cyrillic capitals",
                    s -> letters(s.toUpperCase(Locale.ROOT), c -> CYRILLIC.getOrDefault(c, String.valueOf(c)))),
            new Trick("Greek", s -> letters(s, c -> GREEK.getOrDefault(c, String.valueOf(c)))),
            new Trick(
                    "Greek capitals",
                    s -> letters(s.toUpperCase(Locale.ROOT), c -> GREEK.getOrDefault(c, String.valueOf(c)))),
            new Trick("digit zero for o", s -> once(s, "o", "0")),
            new Trick("digit one for i", s -> once(s, "i", "1")),
            new Trick("capital I for l", EvasionTest::capitalI),
            new Trick("r and n for m", s -> letterCount(s) >= 6 ? s.replace("m", "rn") : s),
            new Trick("accents", s -> letters(s, c -> "aeou".indexOf(c) >= 0 ? c + "\u0301" : String.valueOf(c))),
            new Trick("struck through", s -> letters(s, c -> c + "\u0336")),
            new Trick("spelt with hyphens", s -> spelt(s, "-")),
            new Trick("spelt with spaces", s -> spelt(s, " ")),
            new Trick("spelt with full stops", s -> spelt(s, ".")),
            new Trick("conjoining jamo", s -> Normalizer.normalize(s, Normalizer.Form.NFD)),
            new Trick("jamo letter by letter", EvasionTest::letterByLetter),
            new Trick("half-width jamo", s -> halfWidth(letterByLetter(s))),
            new Trick("jamo with zero-width spaces", s -> between(letterByLetter(s), "\u200B")),
            new Trick("spaces between syllables", s -> apart(s, " ")),
            new Trick("hyphens between syllables", s -> apart(s, "-")),
            new Trick("middle dots between syllables", s -> apart(s, "·")),
            new Trick("full stops between syllables", s -> apart(s, ".")),
            new Trick("commas between syllables", s -> apart(s, ",")),
            new Trick("no spaces", s -> isHangul(s) ? s.replace(" ", "") : s),
            new Trick("wide spaces", s -> s.replace(" ", "\u3000 \u00A0")),
            new Trick("line break", s -> s.replace(" ", "\n")));

    private static final List<String> PARTICLES = List.of("은", "에서도", "까지는", "입니다", "으로부터");

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var policy : List.of(Packs.exercise(), Packs.koreanMilitary())) {
            for (Rule rule : policy.rules()) {
                for (String term : rule.kind() == Rule.Kind.TERMS ? rule.looksFor() : List.<String>of()) {
                    for (Trick trick : TRICKS) {
                        var disguised = trick.of().apply(term);
                        if (!disguised.equals(term)) {
                            cases.add(new Case(policy, rule.id(), trick, disguised, "so, ", ", please"));
                        }
                    }
                    for (String particle : isHangul(term) ? PARTICLES : List.<String>of()) {
                        var trick = new Trick("particle", UnaryOperator.identity());
                        cases.add(new Case(policy, rule.id(), trick, term, "오늘 ", particle + " 말합니다"));
                    }
                }
            }
        }
        return cases;
    }

    @Test
    void everyTrickOnEveryTerm_foundWithItsExactStretch() {
        var cases = cases();
        var missed = cases.stream()
                .filter(c -> !isFound(c))
                .collect(Collectors.groupingBy(
                        c -> c.trick().name(), Collectors.mapping(Case::rule, Collectors.toList())));

        assertThat(missed).isEmpty();
        assertThat(cases).hasSizeGreaterThan(300);
        assertThat(cases.stream().map(c -> c.trick().name()).distinct()).hasSize(TRICKS.size() + 1);
    }

    private static boolean isFound(Case tried) {
        var text = tried.before() + tried.disguised() + tried.after();
        int from = tried.before().length();
        int to = from + tried.disguised().length();
        return new RuleClassifier(tried.policy())
                .classify(text).evidence().stream()
                        .anyMatch(e -> e.rule().equals(tried.rule()) && e.from() == from && e.to() == to);
    }

    /// Terms of an imported pack, with the letters that the shipped ones do not have.
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            missile    | the M-I-S-S-I-L-E site      | M-I-S-S-I-L-E
            missile    | the МІЅЅІLЕ site            | МІЅЅІLЕ
            missile    | the m1ss1le site            | m1ss1le
            missile    | the missiIe site            | missiIe
            missile    | the ｍｉｓｓｉｌｅ site     | ｍｉｓｓｉｌｅ
            Bravo      | the Вravо site              | Вravо
            작전        | ㅈㅏㄱㅈㅓㄴ을 시작          | ㅈㅏㄱㅈㅓㄴ
            작전        | 자ㄱ전을 시작               | 자ㄱ전
            작전        | 작전ㅋㅋ                    | 작전
            예비        | 예비ㅋㅋ                    | 예비
            값싼 무기    | 값.싼.무.기                 | 값.싼.무.기
            modern arms | the modern arms            | modern arms
            """)
    void term_disguised_found(String term, String text, String stretch) {
        assertThat(found(term, text)).containsExactly(stretch);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            missile     | the mlssile              | ordinary letters
            missile     | missiles                 | a longer word
            modern arms | the modem arms           | m for rn
            lion        | 1100 people              | mostly digits
            oil line    | 0.11 line                | mostly digits
            sea         | a list of s, e, a        | commas with spaces
            sea         | plans s e a              | too short to be spelt out
            작전         | 작전주를 샀습니다         | a longer word
            작전         | 시작 전에                 | a word before
            예비         | 예빈이가                  | another syllable
            예비망        | 예비, 망이 좋다           | comma with a space
            하늘여단      | 하늘. 여단은              | end of a sentence
            """)
    void term_innocentNeighbour_notFound(String term, String text, String why) {
        assertThat(found(term, text)).as(why).isEmpty();
    }

    private static List<String> found(String term, String text) {
        var detector = new Detector(
                "t",
                Detector.Kind.TERMS,
                List.of(term),
                Detector.Shape.ANY,
                1,
                Detector.Near.NOTHING,
                Detector.Unless.NEVER);
        return new Engine(List.of(detector))
                .find(text).hits().stream()
                        .map(hit -> text.substring(hit.from(), hit.to()))
                        .toList();
    }

    static Stream<String> identifiers() {
        return Stream.of(
                "991231-3000002",
                "９９１２３１－３０００００２",
                "991231\u200B-300\u00AD0002",
                "991231 – 3000002",
                "٩٩١٢٣١-٣٠٠٠٠٠٢",
                "9912Ʒ1-3000002".replace("Ʒ", "\uD835\uDFD1"),
                "구구 하나둘 삼하나 다시 삼공공공 공공이",
                "구 구 일 이 삼 일 삼 공 공 공 공 공 이",
                "구구일이삼일삼공공공공공이",
                "구구1231-3000002",
                "99일이31-3000002",
                "구·구·일·이·삼·일 다시 삼·공·공·공·공·공·이",
                "구구 일이 삼일 어 삼공공공 공공이",
                "구구 일이 삼일 음… 삼공공공 공공이",
                "991231--3000002",
                "991231_3000002",
                "9 9 1 2 3 1 - 3 0 0 0 0 0 2",
                "nine nine one two three one dash three zero zero zero zero zero two",
                "niner niner one two three one three triple zero double zero two");
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void identifier_disguised_foundWithItsExactStretch(String identifier) {
        var text = "번호는 " + identifier + ", 확인";

        var hits = Detectors.of(Packs.koreanMilitary()).find(text).hits();

        assertThat(hits)
                .filteredOn(hit -> hit.detectorId().equals("person.rrn"))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.matchedText()).isEqualTo(identifier);
                    assertThat(hit.confidence()).isEqualTo(1);
                });
    }

    private static String letters(String text, java.util.function.Function<Character, String> of) {
        var written = new StringBuilder();
        text.chars()
                .forEach(c -> written.append(
                        c < 0x80 && Character.isLetter(c) ? of.apply((char) c) : String.valueOf((char) c)));
        return written.toString();
    }

    private static String math(char letter, int capitalA, int smallA) {
        return Character.toString(letter >= 'a' ? smallA + letter - 'a' : capitalA + letter - 'A');
    }

    private static String once(String text, String letter, String digit) {
        int at = text.indexOf(letter);
        return at < 0 ? text : text.substring(0, at) + digit + text.substring(at + 1);
    }

    private static String capitalI(String text) {
        int at = IntStream.range(1, Math.max(1, text.length()))
                .filter(i -> text.charAt(i) == 'l' && Character.isLowerCase(text.charAt(i - 1)))
                .findFirst()
                .orElse(-1);
        return at < 0 ? text : text.substring(0, at) + "I" + text.substring(at + 1);
    }

    private static long letterCount(String text) {
        return text.chars().filter(Character::isLetterOrDigit).count();
    }

    private static String spelt(String text, String separator) {
        if (isHangul(text)) {
            return text;
        }
        var bare = text.replace("-", "").replace(" ", "");
        return String.join(separator, bare.split(""));
    }

    private static String between(String text, String filler) {
        return String.join(
                filler, text.codePoints().mapToObj(Character::toString).toList());
    }

    private static boolean isHangul(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
    }

    private static String apart(String text, String separator) {
        return isHangul(text) ? between(text.replace(" ", ""), separator) : text;
    }

    private static String letterByLetter(String text) {
        var typed = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= 0xAC00 && c <= 0xD7A3) {
                int index = c - 0xAC00;
                typed.append(LEADING.get(index / 588))
                        .append((char) (0x314F + index / 28 % 21))
                        .append(FINALS.get(index % 28));
            } else {
                typed.append((char) c);
            }
        });
        return typed.toString();
    }

    private static String halfWidth(String text) {
        var narrow = new StringBuilder();
        text.chars().forEach(c -> narrow.append(c >= 0x3131 && c <= 0x3163 ? HALF_WIDTH.charAt(c - 0x3131) : (char) c));
        return narrow.toString();
    }

    private static String fullWidth(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > 0x20 && c < 0x7F ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
