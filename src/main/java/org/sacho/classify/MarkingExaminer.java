package org.sacho.classify;

import static org.sacho.classify.Evidence.Source.MARKING;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.sacho.classify.MarkingFinder.Found;
import org.sacho.label.Label;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Wording;

/// What passages say about their own marking, read with the grammars that the policy names.
///
/// A marking raises its passage to the level it states, whatever else is wrong with it, and never lowers: "(U)" is
/// no evidence. A marking that breaks a rule of its grammar, and a banner that does not fit the portions of the
/// same meeting, is reported with the rule. A level for which the policy has no meaning counts as the highest,
/// because whose secret it is has to be decided by a person.
public final class MarkingExaminer implements Examiner {

    private static final Wording UNREADABLE = new Wording(
            "A marking whose level cannot be made out or has no equivalent in this policy",
            "등급을 읽을 수 없거나 이 정책에 대응하는 등급이 없는 표시");

    private final PolicySnapshot policy;
    private final MarkingFinder finder;

    public MarkingExaminer(PolicySnapshot policy) {
        this.policy = policy;
        this.finder = new MarkingFinder(policy);
    }

    @Override
    public String id() {
        return "markings";
    }

    @Override
    public List<List<Evidence>> examine(List<String> passages, IntConsumer done) {
        var found = passages.stream().map(finder::find).toList();
        var portions = MarkingPortions.of(found);
        var evidence = new ArrayList<List<Evidence>>();
        for (var markings : found) {
            var stated = new ArrayList<Evidence>();
            var here = new ArrayList<Evidence>();
            for (Found marking : markings) {
                stated(marking).ifPresent(stated::add);
                conflict(marking, portions).ifPresent(here::add);
            }
            here.addAll(withoutParts(stated));
            here.sort(Comparator.comparingInt(Evidence::from));
            evidence.add(here);
            done.accept(evidence.size());
        }
        return evidence;
    }

    /// Without what a larger marking around it says as well: `TOP SECRET` in `COSMIC TOP SECRET`.
    private static List<Evidence> withoutParts(List<Evidence> stated) {
        var inOrder = stated.stream()
                .sorted(Comparator.comparingInt(Evidence::from).thenComparing(Evidence::to, Comparator.reverseOrder()))
                .toList();
        var whole = new ArrayList<Evidence>();
        for (Evidence piece : inOrder) {
            boolean isPart = !whole.isEmpty()
                    && piece.to() <= whole.getLast().to()
                    && whole.getLast().label().dominates(piece.label());
            if (!isPart) {
                whole.add(piece);
            }
        }
        return whole;
    }

    private Optional<Evidence> stated(Found marking) {
        if (marking.level().isEmpty()) {
            return Optional.of(
                    evidence(marking, "unreadable", UNREADABLE, policy.lattice().top()));
        }
        var level = marking.level().get();
        var meaning = policy.meaning(marking.grammar(), level).map(Label::of);
        if (meaning.isEmpty() && marking.grammar().isUnclassified(level)) {
            return Optional.empty();
        }
        var label = meaning.orElse(policy.lattice().top());
        if (policy.nothingFound().dominates(label)) {
            return Optional.empty();
        }
        var because = meaning.map(_ -> new Wording(
                        "The text carries the marking "
                                + marking.grammar().written(level).english(),
                        "본문에 " + marking.grammar().written(level).korean() + " 표시가 있음"))
                .orElse(UNREADABLE);
        return Optional.of(evidence(marking, "stated", because, label));
    }

    /// The rules a marking breaks, as one finding that raises to what the marking states.
    private Optional<Evidence> conflict(Found marking, MarkingPortions portions) {
        var broken = new ArrayList<>(marking.broken());
        broken.addAll(portions.objections(marking));
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        var rules = String.join("; ", broken);
        var because = new Wording("The marking contradicts its rules: " + rules, "표시가 작성 규칙에 어긋남: " + rules);
        var label = marking.level()
                .flatMap(level -> policy.meaning(marking.grammar(), level))
                .map(Label::of)
                .orElse(policy.nothingFound());
        return Optional.of(evidence(marking, "conflict", because, label));
    }

    private static Evidence evidence(Found marking, String what, Wording because, Label label) {
        return new Evidence(
                MARKING, marking.grammar().key() + "." + what, marking.from(), marking.to(), 1, because, label);
    }
}
