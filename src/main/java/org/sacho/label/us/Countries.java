package org.sacho.label.us;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Lists of countries (trigraphs) and groups of countries (tetragraphs).
final class Countries {

    /// Trigraphs in order, then tetragraphs in order.
    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Pattern CODE = Pattern.compile("[A-Z]{3,4}");

    /// The groups whose members are known; the United States belongs to all of them.
    private static final Map<String, List<String>> GROUPS = Map.of(
            "FVEY", List.of("AUS", "CAN", "GBR", "NZL"),
            "ACGU", List.of("AUS", "CAN", "GBR"),
            "TEYE", List.of("AUS", "GBR"));

    private Countries() {}

    /// A list without repetition. The order is not insisted on: people get it wrong, and nothing hangs on it.
    static SortedSet<String> parse(String list, String separator) {
        var codes = List.of(list.split(Pattern.quote(separator), -1));
        if (!codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
            throw new UsMarkingException("countries are three or four capital letters");
        }
        var sorted = new TreeSet<>(ORDER);
        sorted.addAll(codes);
        if (sorted.size() < codes.size()) {
            throw new UsMarkingException("countries stand once each");
        }
        return sorted;
    }

    /// What both lists have. Groups are taken apart unless the lists are the same.
    static SortedSet<String> common(SortedSet<String> a, SortedSet<String> b) {
        if (a.equals(b)) {
            return a;
        }
        var common = expanded(a);
        common.retainAll(expanded(b));
        return common;
    }

    /// The list with the members of known groups in place of the groups.
    static SortedSet<String> expanded(SortedSet<String> codes) {
        var expanded = new TreeSet<>(ORDER);
        for (String code : codes) {
            expanded.addAll(GROUPS.getOrDefault(code, List.of(code)));
        }
        return expanded;
    }
}
