package org.sacho.web.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sacho.Premises;
import org.sacho.office.PolicyRegister.Entry;
import org.sacho.office.PolicyRegister.Status;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.web.Labels;
import org.sacho.web.LockedStores;
import org.sacho.web.OnEverySide;
import org.sacho.web.Words;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Shows a policy without the words it looks for, which may themselves be classified.
@OnEverySide
@Component
class PolicyPainter {

    private final Premises sacho;
    private final Labels labels;
    private final Words words;
    private final LockedStores locks;

    PolicyPainter(Premises sacho, Labels labels, Words words, LockedStores locks) {
        this.sacho = sacho;
        this.labels = labels;
        this.words = words;
        this.locks = locks;
    }

    PolicyView paint(Subject admin, PolicyView.@Nullable Validation validation) {
        var policy = sacho.policies().active();
        var history = sacho.policies().history();
        var locale = LocaleContextHolder.getLocale();
        return new PolicyView(
                history.stream()
                        .filter(entry -> entry.status() == Status.ACTIVE)
                        .findFirst()
                        .map(PolicyPainter::pack)
                        .orElseThrow(),
                history.stream()
                        .filter(entry -> entry.status() == Status.ACTIVE || entry.status() == Status.RETIRED)
                        .map(PolicyPainter::pack)
                        .toList(),
                policy.lattice().levels().stream()
                        .map(level -> new PolicyView.LevelRow(
                                labels.of(level),
                                level.rank(),
                                policy.enclaveFor(level).name().in(locale)))
                        .toList(),
                policy.enclaves().stream().map(store -> store(store, locale)).toList(),
                policy.rules().stream()
                        .map(rule -> new PolicyView.RuleRow(
                                rule.id(),
                                words.of("policy.kind." + rule.kind()),
                                labels.of(rule.label()),
                                rule.because().in(locale)))
                        .toList(),
                adviser(policy),
                validation,
                history.stream()
                        .filter(entry -> entry.status() == Status.PROPOSED)
                        .findFirst()
                        .map(entry -> proposal(admin, entry))
                        .orElse(null));
    }

    private PolicyView.StoreRow store(EnclaveSpec store, Locale locale) {
        var keyring = sacho.keyring();
        var key = keyring.enclave(store.id()).current();
        return new PolicyView.StoreRow(
                store.name().in(locale),
                store.levels().stream().map(labels::of).toList(),
                key.cipher().toString(),
                keyring.module().provider(key.cipher()),
                words.of("policy.store.key", key.number(), Words.minute(key.created())),
                locks.why(store).orElse(null));
    }

    private static PolicyView.Pack pack(Entry entry) {
        return new PolicyView.Pack(
                entry.policy().id(),
                entry.policy().version(),
                entry.policy().digest().abbreviated(),
                Words.minute(entry.decidedAt().orElse(entry.proposedAt())),
                agreed(entry));
    }

    private static List<String> agreed(Entry entry) {
        return Stream.concat(Stream.of(entry.proposedBy()), entry.decidedBy().stream())
                .map(SubjectId::value)
                .distinct()
                .toList();
    }

    private static PolicyView.Proposal proposal(Subject admin, Entry entry) {
        return new PolicyView.Proposal(
                entry.policy().id(),
                entry.policy().version(),
                entry.policy().digest().hex(),
                entry.policy().digest().abbreviated(),
                entry.proposedBy().value(),
                Words.minute(entry.proposedAt()),
                !entry.proposedBy().equals(admin.id()),
                adviser(entry.policy()));
    }

    private static PolicyView.@Nullable Adviser adviser(PolicySnapshot policy) {
        return policy.adviser()
                .map(spec ->
                        new PolicyView.Adviser(spec.model(), spec.endpoint().toString()))
                .orElse(null);
    }
}
