package org.sacho.minutes;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.sacho.label.Label;
import org.sacho.meeting.PassageView;

/// Chooses, from the passages of one audience, those that make up its minutes.
///
/// A pure function of the passages it is given: what other audiences may see cannot influence it. Short
/// meetings are kept whole; of longer ones the remarks that carry most of the words the meeting is about are
/// kept, in their order. Decisions, votes and agenda items are always kept.
final class Extract {

    /// Up to so many remarks all are kept.
    static final int REMARKS = 60;

    private static final int SHORTEST_REMARK = 12;
    private static final Pattern DECISION = Pattern.compile(
            "(?i)\\b(we (have )?(decided?|agreed?)\\b|decision( is\\b|:)|agreed( that\\b|:)|is (approved|adopted|carried)\\b"
                    + "|(approved|adopted) as\\b|resolved\\b|action items?\\b|will be responsible\\b)"
                    + "|의결|결정(했|하였|합|사항|하겠)|확정(했|하였|합)|승인(했|하였|합)|하기로 (했|하였|합|결정)");
    private static final Pattern VOTE = Pattern.compile(
            "(?i)\\b(votes?|voted|voting|unanimous|unanimously|in favou?r|abstain|abstains|abstained|abstentions?"
                    + "|motion (passes|carries|carried|passed))\\b|표결|찬성|반대|기권|만장일치|거수");
    private static final Pattern AGENDA = Pattern.compile(
            "(?i)\\b(agenda|first item|next item|item (one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3}))\\b|안건|다음 순서");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,40}");

    private final List<PassageView> passages;

    Extract(List<PassageView> passages) {
        this.passages = List.copyOf(passages);
    }

    /// The items, in the order of the meeting, numbered from 1 without gaps. A passage that both decides and
    /// tells the vote is an item of each kind.
    List<Item> items(Label systemHigh) {
        var remarks = remarks();
        var items = new ArrayList<Item>();
        for (var view : passages) {
            for (var kind : kinds(view)) {
                if (kind != Item.Kind.REMARK || remarks.contains(view.id())) {
                    items.add(new Item(
                            Integer.toString(items.size() + 1),
                            kind,
                            Optional.ofNullable(view.passage().speaker()),
                            view.passage().text(),
                            view.label(systemHigh),
                            List.of(view.id()),
                            false));
                }
            }
        }
        return items;
    }

    private static List<Item.Kind> kinds(PassageView view) {
        var text = view.passage().text();
        var kinds = new ArrayList<Item.Kind>();
        if (DECISION.matcher(text).find()) {
            kinds.add(Item.Kind.DECISION);
        }
        if (VOTE.matcher(text).find()) {
            kinds.add(Item.Kind.VOTE);
        }
        if (kinds.isEmpty()) {
            kinds.add(AGENDA.matcher(text).find() ? Item.Kind.AGENDA : Item.Kind.REMARK);
        }
        return kinds;
    }

    private Set<String> remarks() {
        var candidates = passages.stream()
                .filter(view -> kinds(view).contains(Item.Kind.REMARK))
                .toList();
        if (candidates.size() <= REMARKS) {
            return candidates.stream().map(PassageView::id).collect(toSet());
        }
        var weights = wordWeights();
        return candidates.stream()
                .filter(view -> view.passage().text().length() >= SHORTEST_REMARK)
                .map(view -> new Weighed(view, weight(view, weights)))
                .sorted(Comparator.comparingDouble(Weighed::weight)
                        .reversed()
                        .thenComparingInt(weighed -> weighed.view().passage().ordinal()))
                .limit(REMARKS)
                .map(weighed -> weighed.view().id())
                .collect(toSet());
    }

    private record Weighed(PassageView view, double weight) {}

    /// Term frequency over the passages times their inverse passage frequency.
    private Map<String, Double> wordWeights() {
        var occurrences = new HashMap<String, Integer>();
        var containing = new HashMap<String, Integer>();
        for (var view : passages) {
            var words = words(view);
            words.forEach(word -> occurrences.merge(word, 1, Integer::sum));
            Set.copyOf(words).forEach(word -> containing.merge(word, 1, Integer::sum));
        }
        var weights = new HashMap<String, Double>();
        containing.forEach((word, count) -> weights.put(
                word, Math.log1p(occurrences.getOrDefault(word, 0)) * Math.log((double) passages.size() / count)));
        return weights;
    }

    private static double weight(PassageView view, Map<String, Double> weights) {
        var words = words(view);
        double sum = words.stream()
                .distinct()
                .mapToDouble(word -> weights.getOrDefault(word, 0.0))
                .sum();
        return sum / Math.sqrt(words.size() + 1.0);
    }

    private static List<String> words(PassageView view) {
        return WORD.matcher(view.passage().text().toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
