package org.sacho.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds the name somebody probably meant.
final class Suggestion {

    private static final int MAX_TYPED = 64;

    private Suggestion() {}

    /// `; did you mean 'rules'?`, or the list of what there is when nothing is near.
    static String among(Collection<String> known, String typed) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> typed.length() <= MAX_TYPED && distance(name.toLowerCase(Locale.ROOT), wanted) <= 2)
                .min(Comparator.comparingInt(name -> distance(name.toLowerCase(Locale.ROOT), wanted)))
                .filter(name -> distance(name.toLowerCase(Locale.ROOT), wanted) < name.length())
                .map(name -> "; did you mean '" + name + "'?")
                .orElse(known.isEmpty() ? "; none is allowed here" : "; known here: " + String.join(", ", known));
    }

    /// Levenshtein: how many characters to insert, delete or replace.
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
