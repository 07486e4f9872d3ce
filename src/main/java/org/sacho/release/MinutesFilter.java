package org.sacho.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sacho.classify.IndependentScan;
import org.sacho.classify.RuleClassifier;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicySnapshot;

/// The guard's two looks at the bytes that are about to go out. They share neither the code that takes the
/// bytes apart nor the code that searches them.
public final class MinutesFilter {

    private MinutesFilter() {}

    /// The rule scan and the independent scan, both under the policy in force.
    public static List<ReleaseFilter> independentPair(ContentJson json, Supplier<PolicySnapshot> policy) {
        return List.of(new RuleScan(json, policy), new SecondScan(policy));
    }

    /// A text of the edition and the rule that fires on it.
    private record Hit(String rule, Label label) {}

    private static List<ReleaseFilter.Finding> findings(
            String filter, String place, String text, Label to, Function<String, Stream<Hit>> scan) {
        return scan.apply(text)
                .filter(hit -> !to.dominates(hit.label()))
                .map(hit -> new ReleaseFilter.Finding(filter, place, hit.rule(), hit.label()))
                .distinct()
                .toList();
    }

    private record RuleScan(ContentJson json, Supplier<PolicySnapshot> policy) implements ReleaseFilter {

        @Override
        public String id() {
            return "rules";
        }

        @Override
        public Verdict examine(byte[] rendered, Label to) {
            var inForce = policy.get();
            var minutes = json.read(rendered, ReleasedMinutes.class);
            var classifier = new RuleClassifier(inForce);
            Function<String, Stream<Hit>> scan = text -> classifier.classify(text).evidence().stream()
                    .map(evidence -> new Hit(evidence.rule(), evidence.label()));
            var findings = new ArrayList<Finding>();
            minutes.fields().forEach((name, text) -> findings.addAll(findings(id(), "fields/" + name, text, to, scan)));
            for (var item : minutes.items()) {
                findings.addAll(findings(id(), "items/" + item.id(), item.text(), to, scan));
                findings.addAll(findings(id(), "items/" + item.id() + "/speaker", item.speaker(), to, scan));
            }
            return new Verdict(id(), ContentDigest.of(rendered), inForce.digest(), findings);
        }
    }

    private record SecondScan(Supplier<PolicySnapshot> policy) implements ReleaseFilter {

        @Override
        public String id() {
            return "second";
        }

        @Override
        public Verdict examine(byte[] rendered, Label to) {
            var inForce = policy.get();
            var scan = new IndependentScan(inForce);
            var findings = new ArrayList<Finding>();
            for (var text : RenderedTexts.in(new String(rendered, StandardCharsets.UTF_8))) {
                findings.addAll(findings(
                        id(),
                        text.place(),
                        text.text(),
                        to,
                        words -> scan.scan(words).stream().map(found -> new Hit(found.rule(), found.label()))));
            }
            return new Verdict(id(), ContentDigest.of(rendered), inForce.digest(), findings);
        }
    }
}
