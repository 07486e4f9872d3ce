package org.sacho.web.keys;

import java.util.Optional;
import org.sacho.Installation;
import org.sacho.enclave.KeyRotations;
import org.sacho.enclave.KeyStatus;
import org.sacho.policy.EnclaveSpec;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Labels;
import org.sacho.web.LockedStores;
import org.sacho.web.Words;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Shows the keys by their numbers and dates.
@Component
class KeysPainter {

    private final Installation sacho;
    private final Labels labels;
    private final LockedStores locks;

    KeysPainter(Installation sacho, Labels labels, LockedStores locks) {
        this.sacho = sacho;
        this.labels = labels;
        this.locks = locks;
    }

    KeysView paint(Subject subject) {
        var policy = sacho.policies().active();
        var status = KeyStatus.of(sacho.keyring(), sacho.rotations(), policy);
        return new KeysView(
                status.root().name(),
                status.token(),
                status.stores().stream()
                        .flatMap(store -> policy.enclaves().stream()
                                .filter(spec -> spec.id().equals(store.id()))
                                .map(spec -> store(subject, spec, store)))
                        .toList());
    }

    private KeysView.Store store(Subject subject, EnclaveSpec spec, KeyStatus.Store store) {
        var rotation = Optional.ofNullable(sacho.rotations().progress().get(spec.id()));
        return new KeysView.Store(
                spec.id().value(),
                spec.name().in(LocaleContextHolder.getLocale()),
                spec.levels().stream().map(labels::of).toList(),
                store.cipher(),
                store.provider(),
                locks.why(spec).orElse(null),
                store.generations().reversed().stream().map(KeysPainter::key).toList(),
                rotation.map(now -> new KeysView.Rotation(now.state(), now.generation(), now.left()))
                        .orElse(null),
                subject.fills(Role.SECURITY_ADMINISTRATOR)
                        && store.locked().isEmpty()
                        && store.generations().size() == 1
                        && rotation.filter(now -> now.state() == KeyRotations.State.RUNNING)
                                .isEmpty());
    }

    private static KeysView.Key key(KeyStatus.Generation key) {
        return new KeysView.Key(
                key.number(), Words.minute(key.created()), key.meetings().orElse(null));
    }
}
