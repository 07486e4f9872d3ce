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
    private final List<Detector> detectors;
    private final List<Rule> rules;
    private final List<Aggregate> aggregates;
    private final Map<MarkingGrammar, Map<String, String>> grammars;
    private final Label nothingFound;
    private final Optional<AdviserSpec> adviser;
    private final ModelPolicy model;
    private final Optional<ExchangeSpec> exchange;

    PolicySnapshot(PolicyDigest digest, PolicyParts parts) {
        this.digest = digest;
        this.header = parts.header();
        this.lattice = parts.lattice();
        this.markings = parts.markings().stream().collect(Collectors.toMap(LevelMarking::level, Function.identity()));
        this.enclaves = List.copyOf(parts.enclaves());
        this.detectors = List.copyOf(parts.detectors());
        this.rules = List.copyOf(parts.rules());
        this.aggregates = List.copyOf(parts.aggregates());
        this.grammars = Map.copyOf(parts.grammars());
        this.nothingFound = parts.nothingFound();
        this.adviser = parts.adviser();
        this.model = parts.model();
        this.exchange = parts.exchange();
    }

    /// What a pack consists of once read and checked.
    record PolicyParts(
            PackHeader header,
            Lattice lattice,
            List<LevelMarking> markings,
            List<EnclaveSpec> enclaves,
            List<Detector> detectors,
            List<Rule> rules,
            List<Aggregate> aggregates,
            Map<MarkingGrammar, Map<String, String>> grammars,
            Label nothingFound,
            ModelPolicy model,
            Optional<AdviserSpec> adviser,
            Optional<ExchangeSpec> exchange) {}

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

    /// What rules can refer to, in the order of the pack.
    public List<Detector> detectors() {
        return detectors;
    }

    public List<Rule> rules() {
        return rules;
    }

    /// What harmless pieces add up to.
    public List<Aggregate> aggregates() {
        return aggregates;
    }

    /// Whether markings of this grammar are looked for in transcripts.
    public boolean reads(MarkingGrammar grammar) {
        return grammars.containsKey(grammar);
    }

    /// The level of this policy that a stated level means; empty if the pack does not say, which is no reason to
    /// take the statement for harmless.
    public Optional<Level> meaning(MarkingGrammar grammar, String stated) {
        return Optional.ofNullable(grammars.getOrDefault(grammar, Map.of()).get(stated))
                .map(lattice::level);
    }

    /// What is proposed for a passage in which nothing was found. A proposal only: it still takes a person.
    public Label nothingFound() {
        return nothingFound;
    }

    /// The language model that is asked about every passage, if there is one.
    public Optional<AdviserSpec> adviser() {
        return adviser;
    }

    /// What the embedded model may do.
    public ModelPolicy model() {
        return model;
    }

    /// How releases look to another network; empty where the pack knows of none.
    public Optional<ExchangeSpec> exchange() {
        return exchange;
    }

    /// What released minutes call the policy of their label. Where the pack has a name for that, the name does not
    /// change with a rule that only concerns what is kept above.
    public String nameForReaders() {
        return exchange.map(ExchangeSpec::policy).orElseGet(() -> id() + " " + version());
    }

    /// The stores that are kept here when there are two networks.
    public List<EnclaveSpec> keptHere() {
        return enclaves.stream()
                .filter(store -> exchange.filter(spec -> spec.elsewhere().contains(store.id()))
                        .isEmpty())
                .toList();
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
