package org.sacho.classify;

import static org.sacho.classify.Evidence.Source.FAILURE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Wording;

/// Asks every examiner and joins what they say. No examiner can take back what another one found, and one that
/// fails or answers for another number of passages counts as having found the most sensitive thing there is.
public final class JoinedClassifier implements Classifier {

    /// Longer passages are not judged but held at the top: a passage of minutes has a few hundred characters.
    public static final int MAX_CHARACTERS = 200_000;

    private static final Wording TOO_LONG = new Wording(
            "The passage is too long to be judged, so the highest label is proposed",
            "발언이 너무 길어 판단하지 못하므로 가장 높은 등급을 제안함");
    private static final Wording NOT_EXAMINED = new Wording(
            "An examiner could not be run, so the highest label is proposed", "검사기를 실행하지 못하여 가장 높은 등급을 제안함");

    private final PolicySnapshot policy;
    private final List<Examiner> examiners;

    /// @param examiners in the order in which they are asked, the slowest last: progress follows that one
    public JoinedClassifier(PolicySnapshot policy, List<Examiner> examiners) {
        this.policy = policy;
        this.examiners = List.copyOf(examiners);
    }

    @Override
    public List<Verdict> classify(List<String> passages, IntConsumer done) {
        var judged = passages.stream()
                .map(text -> text.length() > MAX_CHARACTERS ? "" : text)
                .toList();
        var evidence = new ArrayList<List<Evidence>>();
        for (String text : passages) {
            evidence.add(new ArrayList<>(
                    text.length() > MAX_CHARACTERS ? List.of(failure("passage-length", text, TOO_LONG)) : List.of()));
        }
        for (int e = 0; e < examiners.size(); e++) {
            boolean last = e == examiners.size() - 1;
            var said = examined(examiners.get(e), judged, last ? done : _ -> {});
            for (int i = 0; i < passages.size(); i++) {
                evidence.get(i).addAll(said.get(i));
            }
        }
        return evidence.stream().map(this::verdict).toList();
    }

    private Verdict verdict(List<Evidence> evidence) {
        evidence.sort(Comparator.comparingInt(Evidence::from));
        return Verdict.of(evidence, policy);
    }

    private List<List<Evidence>> examined(Examiner examiner, List<String> passages, IntConsumer done) {
        try {
            var said = examiner.examine(passages, done);
            if (said.size() == passages.size()) {
                return said;
            }
        } catch (RuntimeException | StackOverflowError e) {
            // Falls through: whatever went wrong, the passages were not examined.
        }
        return passages.stream()
                .map(text -> Collections.singletonList(failure(examiner.id(), text, NOT_EXAMINED)))
                .toList();
    }

    private Evidence failure(String what, String text, Wording because) {
        return new Evidence(
                FAILURE, what, 0, text.length(), 0, because, policy.lattice().top());
    }
}
