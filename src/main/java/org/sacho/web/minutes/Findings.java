package org.sacho.web.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sacho.Installation;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.policy.Aggregate;
import org.sacho.policy.MarkingGrammar;
import org.sacho.policy.Rule;
import org.sacho.release.AggregationFilter;
import org.sacho.release.FormFilter;
import org.sacho.web.FindingView;
import org.sacho.web.FindingView.Severity;
import org.sacho.web.Labels;
import org.sacho.web.Words;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Puts what the guard found into words: where, which rule, and what it calls for. Both scans finding the same
/// is said once.
@Component
public class Findings {

    private static final Pattern ITEM = Pattern.compile("items/(\\d+)(/speaker)?");
    private static final String FIELD = "fields/";

    private final Installation sacho;
    private final Labels labels;
    private final Words words;

    Findings(Installation sacho, Labels labels, Words words) {
        this.sacho = sacho;
        this.labels = labels;
        this.words = words;
    }

    /// In words.
    ///
    /// @param blocking what stops the release
    /// @param decided what two people had decided about already
    public List<FindingView> inWords(List<Finding> blocking, List<Finding> decided) {
        var views = new ArrayList<FindingView>();
        blocking.forEach(finding -> views.add(view(Severity.BLOCKS, "finding.rule", finding)));
        decided.forEach(finding -> views.add(view(Severity.WARNS, "finding.known", finding)));
        return views.stream().distinct().toList();
    }

    private FindingView view(Severity severity, String sentence, Finding finding) {
        var label = labels.of(finding.label()).words();
        var text = switch (finding.filter()) {
            case "label" -> words.of("finding.label", label);
            case FormFilter.ID -> words.of("finding." + finding.rule(), label);
            case AggregationFilter.ID -> words.of("finding.sum", label, because(finding.rule()));
            default -> words.of(sentence, label, because(finding.rule()));
        };
        return new FindingView(severity, text, where(finding.place()), finding.rule());
    }

    private String because(String rule) {
        var policy = sacho.policies().active();
        var rules = policy.rules().stream()
                .filter(candidate -> candidate.id().equals(rule))
                .map(Rule::because);
        var aggregates = policy.aggregates().stream()
                .filter(candidate -> candidate.id().equals(rule))
                .map(Aggregate::because);
        return Stream.concat(rules, aggregates)
                .findFirst()
                .map(because -> because.in(LocaleContextHolder.getLocale()))
                .orElseGet(() -> isMarking(rule) ? words.of("finding.marking") : rule);
    }

    /// Markings that the text carries are found by grammars, which are no rules of the policy.
    private static boolean isMarking(String rule) {
        return Stream.of(MarkingGrammar.values()).anyMatch(grammar -> rule.startsWith(grammar.key() + "."));
    }

    /// The part of the edition, as its readers would call it.
    public String where(String place) {
        var item = ITEM.matcher(place);
        if (item.matches()) {
            return words.of(item.group(2) == null ? "finding.where.item" : "finding.where.speaker", item.group(1));
        }
        return place.startsWith(FIELD)
                ? words.of("minutes.field." + place.substring(FIELD.length()))
                : words.of("finding.where.edition");
    }
}
