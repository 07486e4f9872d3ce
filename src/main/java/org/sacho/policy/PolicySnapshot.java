package org.sacho.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.label.Level;

/// The rules in force, all of them, at one moment. Made by [PolicyPackReader], which has checked that every
/// level is kept by exactly one store and marked once.
public final class PolicySnapshot {

    private final PolicyDigest digest;
    private final PackHeader header;
    private final Lattice lattice;
    private final Map<Level, LevelMarking> markings;
    private final List<EnclaveSpec> enclaves;
    private final List<Rule> rules;
    private final Label nothingFound;
    private final ModelPolicy model;

    PolicySnapshot(PolicyDigest digest, PolicyParts parts) {
        this.digest = digest;
        this.header = parts.header();
        this.lattice = parts.lattice();
        this.markings = parts.markings().stream().collect(Collectors.toMap(LevelMarking::level, Function.identity()));
        this.enclaves = List.copyOf(parts.enclaves());
        this.rules = List.copyOf(parts.rules());
        this.nothingFound = parts.nothingFound();
        this.model = parts.model();
    }

    /// What a pack consists of once read and checked.
    record PolicyParts(
            PackHeader header,
            Lattice lattice,
            List<LevelMarking> markings,
            List<EnclaveSpec> enclaves,
            List<Rule> rules,
            Label nothingFound,
            ModelPolicy model) {}

    public PolicyDigest digest() {
        return digest;
    }

    /// What a pack says about itself.
    ///
    /// @param jurisdiction whose law it follows, e.g. `KOR`
    /// @param effective first day on which it may be used
    record PackHeader(String id, String version, String jurisdiction, LocalDate effective, Wording title) {}

    public String id() {
        return header.id();
    }

    /// Three numbers, e.g. `1.0.0`.
    public String version() {
        return header.version();
    }

    /// Whose law the pack follows, e.g. `KOR`.
    public String jurisdiction() {
        return header.jurisdiction();
    }

    /// The first day on which the pack may be used.
    public LocalDate effective() {
        return header.effective();
    }

    public Wording title() {
        return header.title();
    }

    public Lattice lattice() {
        return lattice;
    }

    /// Markings of all levels, least sensitive first.
    public List<LevelMarking> markings() {
        return lattice.levels().stream().map(this::marking).toList();
    }

    public LevelMarking marking(Level level) {
        return Optional.ofNullable(markings.get(level)).orElseThrow();
    }

    /// All stores, lowest ceiling first.
    public List<EnclaveSpec> enclaves() {
        return enclaves;
    }

    public List<Rule> rules() {
        return rules;
    }

    /// What is proposed for a passage in which nothing was found. A proposal only: it still takes a person.
    public Label nothingFound() {
        return nothingFound;
    }

    /// What the embedded model may do.
    public ModelPolicy model() {
        return model;
    }

    /// The store that keeps a level.
    public EnclaveSpec enclaveFor(Level level) {
        return enclaves.stream()
                .filter(e -> e.levels().contains(level))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("level of another lattice"));
    }

    public EnclaveSpec enclave(EnclaveId id) {
        return enclaves.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such store in this policy"));
    }

    /// The label that undecided material of a meeting with this ceiling carries, and the store it lives in.
    public SystemHigh systemHigh(Level ceiling) {
        var top = lattice.top();
        var label = ceiling.equals(top.level()) ? top : new Label(ceiling, top.restrictive(), top.releasability());
        return new SystemHigh(enclaveFor(ceiling), label);
    }

    /// Whether records written under `other` mean the same under this policy: same levels with the same
    /// ranks, same categories, same stores. Ranks of different lattices cannot be compared, so a policy with
    /// other levels needs a new installation.
    public boolean sameLatticeAndStores(PolicySnapshot other) {
        return lattice.levels().equals(other.lattice.levels())
                && lattice.top().equals(other.lattice.top())
                && enclaves.stream()
                        .collect(Collectors.toMap(EnclaveSpec::id, EnclaveSpec::levels))
                        .equals(other.enclaves.stream()
                                .collect(Collectors.toMap(EnclaveSpec::id, EnclaveSpec::levels)));
    }
}
