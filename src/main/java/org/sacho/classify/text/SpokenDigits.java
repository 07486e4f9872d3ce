package org.sacho.classify.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds digits said one by one, in Korean as on the telephone or on the radio, and in English.
///
/// One pass, no expressions. A run has at least [#MIN_DIGITS] digits; digits that were written as such may be among
/// them. Long numbers written digit by digit are runs too.
final class SpokenDigits {

    static final int MIN_DIGITS = 6;

    private static final int MIN_SPOKEN = 3;

    /// In a run of so many one spoken digit is enough, or none when each was written by itself.
    private static final int MANY_DIGITS = 10;

    private static final int MAX_GAP = 6;

    /// What stands between digits and says nothing; an ellipsis is three full stops here.
    private static final String SOFT = " ,.-_/·\u119E\u2022\u2027\u2219\u22C5\u30FB";

    private static final char PARTICLE = '이';

    /// Longer words before those they begin with.
    private static final String[] KOREAN = {
        "하나1", "다섯5", "여섯6", "일곱7", "여덟8", "아홉9", "공0", "영0", "빵0", "일1", "둘2", "이2", "셋3", "삼3", "넷4", "사4", "오5",
        "육6", "륙6", "칠7", "팔8", "구9"
    };

    private static final String[] KOREAN_SEPARATORS = {"다시-", "대시-", "의", "에", "어", "음"};

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("niner", "9"),
            Map.entry("dash", "-"),
            Map.entry("hyphen", "-"),
            Map.entry("double", "x2"),
            Map.entry("triple", "x3"),
            Map.entry("uh", ""),
            Map.entry("um", ""));

    private static final int LONGEST_ENGLISH = 6;

    private final String text;

    private SpokenDigits(String text) {
        this.text = text;
    }

    /// One digit or dash and the stretch in which it was said or written.
    record Digit(char digit, int from, int to, boolean spoken) {}

    /// What was said of a run, in order, with the stretch of the text it takes.
    record Run(int from, int to, List<Digit> digits) {

        /// The same without a last digit that can also be a particle, or the beginning of the next word.
        Run withoutLastWord(String text) {
            var last = digits.getLast();
            boolean startsWord = digits.get(digits.size() - 2).to() < last.from()
                    && last.to() < text.length()
                    && Hangul.isSyllable(text.charAt(last.to()));
            if (text.charAt(last.from()) != PARTICLE && !(last.spoken() && startsWord)) {
                return this;
            }
            return new Run(from, last.from(), digits.subList(0, digits.size() - 1));
        }
    }

    /// A word of a run: a digit, a dash, a repetition, or a particle that says nothing.
    private record Word(String says, int to, boolean spoken) {

        boolean isThere() {
            return to > 0;
        }

        boolean isDigit() {
            return says.length() == 1 && says.charAt(0) != '-';
        }
    }

    /// Every run of a normalised text.
    static List<Run> in(String text) {
        var digits = new SpokenDigits(text);
        var runs = new ArrayList<Run>();
        for (int i = 0; i < text.length(); ) {
            var first = digits.word(i);
            if (!first.isThere() || !startsRun(first)) {
                i++;
                continue;
            }
            var said = new ArrayList<Digit>();
            i = digits.read(i, said);
            if (isRun(said)) {
                runs.add(new Run(said.getFirst().from(), said.getLast().to(), said));
            }
        }
        return runs;
    }

    private static boolean isRun(List<Digit> said) {
        long digits = said.stream().filter(d -> d.digit() != '-').count();
        long spoken = said.stream().filter(d -> d.digit() != '-' && d.spoken()).count();
        return (digits >= MIN_DIGITS && spoken >= MIN_SPOKEN)
                || (digits >= MANY_DIGITS && (spoken > 0 || areApart(said)));
    }

    private static boolean areApart(List<Digit> said) {
        for (int i = 1; i < said.size(); i++) {
            if (said.get(i - 1).to() == said.get(i).from()) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsRun(Word word) {
        return word.isDigit() || word.says().startsWith("x");
    }

    /// Reads a run to its end.
    ///
    /// @return behind its last word
    private int read(int from, List<Digit> said) {
        int end = from;
        int times = 1;
        int first = from;
        int at = from;
        for (var word = word(at); word.isThere(); word = word(at)) {
            if (word.says().startsWith("x")) {
                times = word.says().charAt(1) - '0';
                first = at;
            } else if (!word.says().isEmpty()) {
                int start = times > 1 && word.isDigit() ? first : at;
                for (int i = 0; i < (word.isDigit() ? times : 1); i++) {
                    said.add(new Digit(word.says().charAt(0), start, word.to(), word.spoken()));
                }
                times = 1;
            }
            end = word.to();
            at = skipGap(word.to());
        }
        while (!said.isEmpty() && said.getLast().digit() == '-') {
            said.removeLast();
        }
        return end;
    }

    private static final Word NO_WORD = new Word("", 0, false);

    private Word word(int at) {
        if (at >= text.length()) {
            return NO_WORD;
        }
        char first = text.charAt(at);
        if (first >= '0' && first <= '9') {
            return new Word(String.valueOf(first), at + 1, false);
        }
        if (first >= 'a' && first <= 'z') {
            return english(at);
        }
        return Hangul.isSyllable(first) ? korean(at) : NO_WORD;
    }

    private Word korean(int at) {
        for (String digit : KOREAN) {
            if (text.startsWith(digit.substring(0, digit.length() - 1), at)) {
                return new Word(digit.substring(digit.length() - 1), at + digit.length() - 1, true);
            }
        }
        for (String separator : KOREAN_SEPARATORS) {
            var word = separator.endsWith("-") ? separator.substring(0, separator.length() - 1) : separator;
            if (text.startsWith(word, at)) {
                return new Word(separator.substring(word.length()), at + word.length(), true);
            }
        }
        return NO_WORD;
    }

    private Word english(int at) {
        if (at > 0 && isLatin(text.charAt(at - 1))) {
            return NO_WORD;
        }
        int end = at;
        while (end < text.length() && end - at <= LONGEST_ENGLISH && isLatin(text.charAt(end))) {
            end++;
        }
        var says = ENGLISH.get(text.substring(at, end));
        return says == null ? NO_WORD : new Word(says, end, true);
    }

    private static boolean isLatin(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    private int skipGap(int from) {
        int end = Math.min(text.length(), from + MAX_GAP);
        int at = from;
        while (at < end && SOFT.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
