package org.sacho.policy;

import java.util.List;

/// A kind of sensitive information and how to recognise it. What it means for a label, rules say.
///
/// @param id stable name that rules refer to
/// @param looksFor words and phrases, or RE2 expressions, never empty
/// @param shape what a hit of an expression has to look like
/// @param confidence from 0 to 1, of a hit about which nothing more is known
/// @param near what makes a hit surer, or is needed for one
/// @param unless what makes a hit none
public record Detector(
        String id, Kind kind, List<String> looksFor, Shape shape, double confidence, Near near, Unless unless) {

    public Detector {
        looksFor = List.copyOf(looksFor);
    }

    /// What a detector looks for may itself be classified.
    @Override
    public String toString() {
        return "Detector[" + id + "]";
    }

    /// How a detector looks.
    public enum Kind {
        /// Words and phrases, disguised or not.
        TERMS,
        /// Expressions in RE2 syntax.
        PATTERNS
    }

    /// What RE2 cannot say of a hit.
    public record Shape(Alone alone, Check check) {
        public static final Shape ANY = new Shape(Alone.ANYWHERE, Check.NONE);
    }

    /// What may not stand directly beside a hit.
    public enum Alone {
        ANYWHERE,
        DIGITS,
        LETTERS_AND_DIGITS
    }

    /// What is calculated from the characters found.
    public enum Check {
        NONE,
        /// A resident registration number: a date that exists; a check digit, right or wrong, proves nothing.
        RRN,
        /// A registration number of a foreigner, in the same way.
        FRN,
        /// A business registration number: check digit.
        BRN,
        /// A corporate registration number: check digit.
        CRN,
        /// A payment card: check digit.
        LUHN,
        /// A military grid reference: a zone that exists.
        MGRS,
        /// Latitude and longitude that exist.
        LAT_LON
    }

    /// What stands near a hit and makes it surer.
    ///
    /// @param within how many characters of the original text may lie between
    /// @param terms any of these, or
    /// @param detectors any hit of these detectors, whatever stands near that one
    /// @param required whether a hit without it is none
    /// @param confidence of a hit with it, from 0 to 1
    public record Near(int within, List<String> terms, List<String> detectors, boolean required, double confidence) {
        public static final Near NOTHING = new Near(0, List.of(), List.of(), false, 0);

        public Near {
            terms = List.copyOf(terms);
            detectors = List.copyOf(detectors);
        }

        @Override
        public String toString() {
            return "Near[" + within + "]";
        }
    }

    /// Words near a hit that make it harmless.
    ///
    /// @param within how many characters of the original text may lie between
    public record Unless(int within, List<String> terms) {
        public static final Unless NEVER = new Unless(0, List.of());

        public Unless {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return "Unless[" + within + "]";
        }
    }
}
