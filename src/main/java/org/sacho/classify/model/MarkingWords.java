package org.sacho.classify.model;

import java.util.List;

/// The English words with which a text states its own marking. They are taken out before training and before
/// scoring: what a text says of itself is for the markings of the policy, not for the model.
final class MarkingWords {

    private static final List<String> ALONE = List.of(
            "secret",
            "confidential",
            "unclassified",
            "classified",
            "declassified",
            "classification",
            "restricted",
            "noforn",
            "nofor",
            "nodis",
            "exdis",
            "limdis",
            "orcon",
            "lou",
            "cui",
            "fouo",
            "ouo",
            "sbu");

    private MarkingWords() {}

    /// How many of the last words read are a marking, after each word.
    static int atTheEnd(WordStream words) {
        int last = words.words() - 1;
        if (is(words, last, "use") && is(words, last - 1, "official")) {
            return is(words, last - 2, "limited") ? 3 : 2;
        }
        if (is(words, last, "only") && is(words, last - 1, "eyes")) {
            return 2;
        }
        for (int i = 0; i < ALONE.size(); i++) {
            if (is(words, last, ALONE.get(i))) {
                return i == 0 && is(words, last - 1, "top") ? 2 : 1;
            }
        }
        return 0;
    }

    private static boolean is(WordStream words, int word, String wanted) {
        if (word < 0 || words.start(word + 1) - words.start(word) != wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (words.letter(words.start(word) + i) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
