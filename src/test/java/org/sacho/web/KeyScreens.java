package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.enclave.KeyRotations.State;
import org.sacho.web.keys.KeysView;

/// The keys of the stores: one at rest, one being rotated, one done, one that is locked; and as an auditor sees them.
final class KeyScreens {

    private final SampleLabels labels;

    private KeyScreens(SampleLabels labels) {
        this.labels = labels;
    }

    static List<Screen> in(Locale language) {
        var labels = new SampleLabels(language);
        var screens = new KeyScreens(labels);
        var admin = labels.frame(
                labels.open,
                "secadmin1",
                Section.KEYS,
                Section.POLICY,
                Section.PEOPLE,
                Section.INCIDENTS,
                Section.KEYS);
        var auditor =
                labels.frame(labels.open, "auditor1", Section.KEYS, Section.AUDIT, Section.REGISTER, Section.KEYS);
        return List.of(
                Screen.of("/keys", "keys/keys", screens.view(true), admin),
                Screen.of("/keys/looking", "keys/keys", screens.view(false), auditor),
                new Screen(
                        "/keys/2",
                        "keys/store :: store",
                        Map.of("store", screens.view(true).stores().get(1), "frame", admin)));
    }

    private KeysView view(boolean admin) {
        var now = new KeysView.Key(2, "2026-11-20 08:00", 1_204);
        var before = new KeysView.Key(1, "2025-11-01 08:00", 311);
        return new KeysView(
                "PKCS12",
                "root.p12",
                List.of(
                        store(labels.open, "1", List.of(now), null, admin),
                        store(
                                labels.restricted,
                                "2",
                                List.of(now, before),
                                new KeysView.Rotation(State.RUNNING, 2, 311),
                                false),
                        store(labels.secret, "3", List.of(now), new KeysView.Rotation(State.DONE, 2, 0), admin),
                        store(
                                labels.confidential,
                                "4",
                                List.of(now, before),
                                new KeysView.Rotation(State.FAILED, 2, 311),
                                false),
                        locked()));
    }

    private KeysView.Store store(
            LabelView label,
            String id,
            List<KeysView.Key> keys,
            KeysView.@Nullable Rotation rotation,
            boolean mayRotate) {
        return new KeysView.Store(
                id, name(label), List.of(label), "AES-256-GCM", "SunJCE", null, keys, rotation, mayRotate);
    }

    private String name(LabelView label) {
        return labels.text(label.words() + " store", label.words() + " 보관소");
    }

    private KeysView.Store locked() {
        return new KeysView.Store(
                "5",
                name(labels.topSecret),
                List.of(labels.topSecret),
                "AES-256-GCM",
                "SunJCE",
                labels.text(
                        "it is sealed with AES-256-GCM and the policy demands ARIA-256-GCM. Stop the server and run “keys"
                                + " rotate --store 5”, which seals it anew.",
                        "AES-256-GCM(으)로 봉인되어 있으나 정책은 ARIA-256-GCM을(를) 요구합니다. 서버를 멈추고 “keys rotate --store"
                                + " 5” 명령으로 다시 봉인하십시오."),
                List.of(new KeysView.Key(1, "2025-11-01 08:00", null)),
                null,
                false);
    }
}
