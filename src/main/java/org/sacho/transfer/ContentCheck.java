package org.sacho.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sacho.guard.ReleaseFilter;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.ExchangeSpec;
import org.sacho.policy.PolicySnapshot;
import org.sacho.transfer.PackageRefusedException.Reason;

/// Whether this network's own policy lets the minutes of an authentic package be shown: its form, its label, and
/// every filter again, whatever the other side found.
final class ContentCheck {

    private final Supplier<PolicySnapshot> policy;
    private final ContentJson json;
    private final List<ReleaseFilter> filters;

    ContentCheck(Supplier<PolicySnapshot> policy, ContentJson json, List<ReleaseFilter> filters) {
        this.policy = policy;
        this.json = json;
        this.filters = List.copyOf(filters);
    }

    /// Why not, if so.
    Optional<Reason> objection(ReleasePackage.Verified verified) {
        var released = verified.released();
        byte[] content = released.content().toArray();
        var binding = BindingXml.read(released.binding().toArray())
                .filter(read ->
                        read.content().equals(verified.warrant().orElseThrow().digest()));
        if (binding.isEmpty()) {
            return Optional.of(Reason.MALFORMED);
        }
        var inForce = policy.get();
        var exchange = inForce.exchange();
        var label = exchange.flatMap(spec -> binding.get().in(inForce.lattice(), spec))
                .filter(read -> keeps(inForce, released.destination(), read));
        if (label.isEmpty()) {
            return Optional.of(Reason.WRONG_LABEL);
        }
        return wellFormed(content, label.get(), exchange.orElseThrow())
                ? filtered(verified, content, label.get())
                : Optional.of(Reason.MALFORMED);
    }

    private static boolean keeps(PolicySnapshot policy, EnclaveId destination, Label label) {
        return policy.keptHere().stream().anyMatch(store -> store.id().equals(destination) && store.keeps(label));
    }

    /// Nothing but what minutes consist of, written in the one way they are written.
    private boolean wellFormed(byte[] content, Label label, ExchangeSpec exchange) {
        try {
            var minutes = json.read(content, ReleasedMinutes.class);
            return Arrays.equals(json.write(minutes), content)
                    && minutes.format().equals(ReleasedMinutes.FORMAT)
                    && minutes.label().equals(label)
                    && minutes.policy().equals(exchange.policy())
                    && Arrays.stream(Field.values())
                            .map(Field::key)
                            .toList()
                            .containsAll(minutes.fields().keySet())
                    && minutes.items().stream().allMatch(item -> label.dominates(item.label()));
        } catch (IllegalStateException | NullPointerException e) {
            // Parts that are missing come as nulls out of a package that no guard of ours would make.
            return false;
        }
    }

    private Optional<Reason> filtered(ReleasePackage.Verified verified, byte[] content, Label label) {
        for (var filter : filters) {
            try {
                var found = filter.examine(content.clone(), label);
                if (!found.examined().equals(verified.warrant().orElseThrow().digest())) {
                    return Optional.of(Reason.FILTER_FAILED);
                }
                if (!found.findings().isEmpty()) {
                    return Optional.of(Reason.RULES);
                }
            } catch (RuntimeException e) {
                return Optional.of(Reason.FILTER_FAILED);
            }
        }
        return Optional.empty();
    }
}
