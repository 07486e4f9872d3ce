package org.sacho.web.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.web.LabelView;

/// The policy page. `adviser` is null in a policy without language model, `validation` is null until a file was
/// checked, `proposal` is null while none waits.
public record PolicyView(
        Pack active,
        List<Pack> history,
        List<LevelRow> levels,
        List<StoreRow> stores,
        List<RuleRow> rules,
        @Nullable Adviser adviser,
        @Nullable Validation validation,
        @Nullable Proposal proposal) {
    public PolicyView {
        history = List.copyOf(history);
        levels = List.copyOf(levels);
        stores = List.copyOf(stores);
        rules = List.copyOf(rules);
    }

    /// A version of a policy pack and the two people who put it in force.
    public record Pack(String name, String version, String digestShort, String activatedAt, List<String> by) {
        public Pack {
            by = List.copyOf(by);
        }
    }

    /// A level and the store it is kept in.
    public record LevelRow(LabelView label, int rank, String store) {}

    /// A store, the levels that share it, the cipher and provider that seal it, its key, and why it is
    /// locked, if it is.
    public record StoreRow(
            String name,
            List<LabelView> levels,
            String cipher,
            String provider,
            String key,
            @Nullable String locked) {
        public StoreRow {
            levels = List.copyOf(levels);
        }
    }

    /// A rule; `kind` and `because` are ready to read.
    public record RuleRow(String id, String kind, LabelView label, String because) {}

    /// The language model that is asked about every passage.
    public record Adviser(String model, String endpoint) {}

    /// The result of checking an uploaded pack; without problems it can be proposed by its digest.
    public record Validation(String name, String version, String digest, String digestShort, List<Problem> problems) {
        public Validation {
            problems = List.copyOf(problems);
        }

        public boolean valid() {
            return problems.isEmpty();
        }
    }

    /// A mistake in the pack and the line it is on.
    public record Problem(int line, String message) {}

    /// A pack that waits for a second person; `mayDecide` is false for the person who proposed it.
    public record Proposal(
            String name,
            String version,
            String digest,
            String digestShort,
            String proposedBy,
            String proposedAt,
            boolean mayDecide,
            @Nullable Adviser adviser) {}
}
