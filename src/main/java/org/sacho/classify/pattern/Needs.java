package org.sacho.classify.pattern;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What every text has to contain in which an expression can match: one of some strings, and a number of digits.
///
/// @param anyOf none when nothing is known to be needed
record Needs(Set<String> anyOf, int digits) {

    static final Needs NOTHING = new Needs(Set.of(), 0);

    Needs {
        anyOf = Set.copyOf(anyOf);
    }

    /// What an RE2 expression needs of a normalised text. An expression with a construct that is not understood
    /// needs nothing, so that it always runs.
    static Needs of(String expression) {
        try {
            var part = new NeedsParser(expression).parse();
            return new Needs(withoutLonger(part.required()), part.digits());
        } catch (NotUnderstood e) {
            return NOTHING;
        }
    }

    /// A string that contains another one adds nothing.
    private static Set<String> withoutLonger(Set<String> strings) {
        var shortest = new HashSet<String>();
        for (String string : strings) {
            if (strings.stream().noneMatch(other -> !other.equals(string) && string.contains(other))) {
                shortest.add(string);
            }
        }
        return shortest;
    }

    /// Raised inside the parser only.
    static final class NotUnderstood extends Exception {}

    /// What is known of a part of an expression.
    ///
    /// @param exact all strings it matches, when they are few; else none
    /// @param required strings of which each match contains one; none when unknown
    /// @param digits how many digits each match has at least
    record Part(Set<String> exact, Set<String> required, int digits) {

        private static final int MAX_STRINGS = 32;

        static final Part ANYTHING = new Part(Set.of(), Set.of(), 0);
        static final Part EMPTY = exactly(Set.of(""));
        static final Part DIGIT = new Part(Set.of(), Set.of(), 1);

        static Part exactly(Set<String> strings) {
            int digits = strings.stream().mapToInt(Part::countDigits).min().orElse(0);
            return new Part(strings, strings.contains("") ? Set.of() : strings, digits);
        }

        boolean isExact() {
            return !exact.isEmpty();
        }

        /// One or the other.
        Part or(Part other) {
            var either = new HashSet<>(exact);
            either.addAll(other.exact);
            if (isExact() && other.isExact() && either.size() <= MAX_STRINGS) {
                return exactly(either);
            }
            var needed = new HashSet<String>();
            if (!required.isEmpty() && !other.required.isEmpty()) {
                needed.addAll(required);
                needed.addAll(other.required);
            }
            return new Part(Set.of(), needed.size() > MAX_STRINGS ? Set.of() : needed, Math.min(digits, other.digits));
        }

        /// The strings of this followed by those of the other, or nothing exact when they are too many.
        Part followedBy(Part other) {
            if (isExact() && other.isExact() && exact.size() * other.exact.size() <= MAX_STRINGS) {
                var joined = new HashSet<String>();
                exact.forEach(a -> other.exact.forEach(b -> joined.add(a + b)));
                return exactly(joined);
            }
            return new Part(Set.of(), better(required, other.required), digits + other.digits);
        }

        /// A run of strings that ends here: what follows begins a new one.
        Part closed() {
            return new Part(Set.of(), required, digits);
        }

        private static Set<String> better(Set<String> a, Set<String> b) {
            return worth(b) > worth(a) ? b : a;
        }

        private static int worth(Set<String> strings) {
            int shortest = strings.stream().mapToInt(String::length).min().orElse(0);
            return 100 * shortest - strings.size();
        }

        private static int countDigits(String string) {
            return (int) string.chars().filter(c -> c >= '0' && c <= '9').count();
        }

        static Part letter(int character) {
            if (character < 0x80) {
                return exactly(Set.of(Character.toString(character).toLowerCase(Locale.ROOT)));
            }
            // Letters with case fold in ways of their own.
            boolean cased = Character.toLowerCase(character) != character
                    || Character.toUpperCase(character) != character
                    || Character.isSupplementaryCodePoint(character);
            return cased ? ANYTHING : exactly(Set.of(Character.toString(character)));
        }
    }
}
