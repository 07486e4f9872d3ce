package org.sacho.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sacho.policy.ExchangeSpec.TimeStep;
import org.sacho.policy.PackNode.Scalar;

/// The optional section `exchange` of a pack as read.
final class ExchangeSection {

    private static final List<String> KEYS = List.of("policy", "urn", "times", "reviewMonths", "elsewhere");
    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final Pattern URN = Pattern.compile("urn:[a-z0-9][a-z0-9-]{0,31}:[A-Za-z0-9.:_-]{1,128}");
    private static final int USUAL_REVIEW = 12;
    private static final int LATEST_REVIEW = 600;

    private ExchangeSection() {}

    static Optional<ExchangeSpec> read(PackTable pack, Set<String> stores, ProblemLog problems) {
        if (!pack.has("exchange")) {
            return Optional.empty();
        }
        var table = pack.table("exchange", KEYS);
        var policy = table.text("policy", POLICY, "has to be up to 64 letters, digits, blanks, '.', '_' or '-'");
        var urn = table.has("urn") ? table.text("urn", URN, "has to be a URN, such as urn:oid:2.25.1") : "";
        var times = table.has("times") ? table.word("times", List.of("day", "week", "month")) : "day";
        return Optional.of(new ExchangeSpec(
                policy,
                Optional.of(urn).filter(text -> !text.isEmpty()),
                times.isEmpty() ? TimeStep.DAY : TimeStep.valueOf(times.toUpperCase(Locale.ROOT)),
                reviewMonths(table, problems),
                elsewhere(table, stores, problems)));
    }

    private static int reviewMonths(PackTable table, ProblemLog problems) {
        if (!table.has("reviewMonths")) {
            return USUAL_REVIEW;
        }
        int months = table.wholeNumber("reviewMonths");
        if (months == 0 || months > LATEST_REVIEW) {
            problems.add(table.line("reviewMonths"), "'reviewMonths' has to be a number from 1 to " + LATEST_REVIEW);
        }
        return months;
    }

    private static Set<EnclaveId> elsewhere(PackTable table, Set<String> stores, ProblemLog problems) {
        var named = new HashSet<EnclaveId>();
        if (table.has("elsewhere")) {
            for (Scalar store : table.texts("elsewhere", table.filledList("elsewhere"), PackTable.MAX_TEXT)) {
                if (stores.contains(store.value())) {
                    named.add(new EnclaveId(store.value()));
                } else {
                    problems.add(
                            store.line(),
                            "unknown store " + ProblemLog.quoted(store.value())
                                    + Suggestion.among(stores, store.value()));
                }
            }
            if (named.size() == stores.size()) {
                problems.add(table.line("elsewhere"), "'elsewhere' names every store; this side has to keep one");
            }
        }
        return named;
    }
}
