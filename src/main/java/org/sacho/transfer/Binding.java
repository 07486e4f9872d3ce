package org.sacho.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.sacho.guard.ContentDigest;
import org.sacho.label.Category;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.label.Releasability;
import org.sacho.label.UnknownMarkingException;
import org.sacho.policy.ExchangeSpec;

/// A label bound to content, as STANAG 4774 and 4778 put it; written and read by [BindingXml].
///
/// @param policy name of the policy, and its URI where it has one
/// @param restrictive names of categories, in order
/// @param releasable the communities to which it may go; empty where nothing limits that, an empty list where it
///     may go to nobody but the originator
/// @param content what the label is bound to
record Binding(
        String policy,
        Optional<String> urn,
        String classification,
        List<String> restrictive,
        Optional<List<String>> releasable,
        Instant created,
        Instant review,
        ContentDigest content) {

    /// What stands for "nobody but the originator". Leaving the category out would mean "everybody".
    static final String ORIGINATOR = "ORIGINATOR ONLY";

    Binding {
        restrictive = List.copyOf(restrictive);
        releasable = releasable.map(List::copyOf);
    }

    /// @param now cut to the policy's step before it goes anywhere
    static Binding of(Label label, ExchangeSpec exchange, Instant now, ContentDigest content) {
        var created = exchange.coarse(now);
        return new Binding(
                exchange.policy(),
                exchange.urn(),
                label.level().id(),
                label.restrictive().stream().map(Category::name).toList(),
                switch (label.releasability()) {
                    case Releasability.Everyone() -> Optional.empty();
                    case Releasability.Only(var communities) -> Optional.of(List.copyOf(communities));
                },
                created,
                exchange.review(created),
                content);
    }

    /// The label in this network's own terms, if its policy goes by the same name and knows every part of it.
    Optional<Label> in(Lattice lattice, ExchangeSpec exchange) {
        if (!policy.equals(exchange.policy()) || !urn.equals(exchange.urn())) {
            return Optional.empty();
        }
        var text = new StringBuilder(classification);
        if (!restrictive.isEmpty()) {
            text.append("//").append(String.join("/", new TreeSet<>(restrictive)));
        }
        releasable.ifPresent(to ->
                text.append("//REL").append(to.isEmpty() ? "" : " " + String.join(",", new TreeSet<>(to))));
        try {
            return Optional.of(lattice.parse(text.toString()));
        } catch (UnknownMarkingException e) {
            return Optional.empty();
        }
    }
}
