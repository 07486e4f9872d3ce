package org.sacho.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sacho.classify.Aggregation;
import org.sacho.classify.Aggregation.Sum;
import org.sacho.classify.Detectors.Found;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.PolicySnapshot;

/// The guard's look at an edition as a whole, beside what its readers already have: parts that may go out one by one
/// and together may not. The finding stands on every part that contributes.
///
/// Looks down only: at minutes whose label the readers' dominates. Nothing found here depends on anything above them.
public final class AggregationFilter implements ReleaseFilter {

    /// What findings of this filter are called.
    public static final String ID = "aggregation";

    private final ContentJson json;
    private final Supplier<PolicySnapshot> policy;
    private final Already already;

    /// What was found in minutes on a shelf, which never change, under the policy of that digest.
    private final Map<String, List<Found>> seen = new ConcurrentHashMap<>();

    private volatile Looking looking;

    /// The aggregates of one policy.
    private record Looking(PolicyDigest policy, Aggregation aggregation) {}

    public AggregationFilter(ContentJson json, Supplier<PolicySnapshot> policy, Already already) {
        this.json = json;
        this.policy = policy;
        this.already = already;
        this.looking = looking(policy.get());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Verdict examine(byte[] rendered, Label to) {
        var inForce = current();
        var aggregation = inForce.aggregation();
        if (aggregation.isIdle()) {
            return new Verdict(ID, ContentDigest.of(rendered), inForce.policy(), List.of());
        }
        var parts = parts(json.read(rendered, ReleasedMinutes.class));
        var here = parts.stream().map(part -> aggregation.look(part.text())).toList();
        var earlier = already.readableAt(to)
                .flatMap(id -> found(inForce, id).stream())
                .toList();
        var findings = new ArrayList<Finding>();
        for (Sum sum : aggregation.sums(here, earlier)) {
            var aggregate = sum.aggregate();
            if (!to.dominates(aggregate.label())) {
                sum.parts().stream()
                        .sorted()
                        .map(i -> parts.get(i).place())
                        .forEach(place -> findings.add(new Finding(ID, place, aggregate.id(), aggregate.label())));
            }
        }
        return new Verdict(ID, ContentDigest.of(rendered), inForce.policy(), findings);
    }

    private List<Found> found(Looking inForce, String id) {
        return seen.computeIfAbsent(id + " " + inForce.policy().hex(), _ -> {
            var found = new ArrayList<Found>();
            already.index(
                    id,
                    minutes -> parts(minutes)
                            .forEach(part -> found.add(inForce.aggregation().look(part.text()))));
            return List.copyOf(found);
        });
    }

    private Looking current() {
        var now = policy.get();
        if (!looking.policy().equals(now.digest())) {
            looking = looking(now);
            seen.clear();
        }
        return looking;
    }

    private static Looking looking(PolicySnapshot policy) {
        return new Looking(policy.digest(), new Aggregation(policy));
    }

    /// A text of an edition and where it stands.
    private record Part(String place, String text) {
        @Override
        public String toString() {
            return "Part[" + place + "]";
        }
    }

    private static List<Part> parts(ReleasedMinutes minutes) {
        var fields = minutes.fields().entrySet().stream()
                .map(field -> new Part("fields/" + field.getKey(), field.getValue()));
        var items = minutes.items().stream()
                .flatMap(item -> Stream.of(
                        new Part("items/" + item.id(), item.text()),
                        new Part("items/" + item.id() + "/speaker", item.speaker())));
        return Stream.concat(fields, items).toList();
    }
}
