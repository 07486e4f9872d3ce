package org.sacho.transfer;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Optional;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.StaleRecordException;
import org.sacho.label.Label;
import org.sacho.policy.PolicySnapshot;

/// The key of the guard whose packages a low installation takes. It lies sealed in the lowest store, so nobody
/// changes it with a text editor.
public final class Trust {

    private static final RecordRef KEY = new RecordRef(Kind.TRANSFER, "trust", "guard");

    private Trust() {}

    /// Trusts this guard, unless one is trusted already.
    public static void begin(Enclaves enclaves, PolicySnapshot policy, PublicKey guard) {
        var store = lowest(enclaves);
        if (store.records().find(KEY).isPresent()) {
            return;
        }
        byte[] pem = GuardKeyFile.write(guard).getBytes(StandardCharsets.US_ASCII);
        var label = Label.of(store.spec().floor());
        try {
            store.records().commit(new Changes().put(KEY, 0, 0, label, policy.digest(), pem));
        } catch (StaleRecordException e) {
            throw new IllegalStateException("another server writes to the same store", e);
        }
    }

    /// Empty where this is no low installation.
    public static Optional<PublicKey> guard(Enclaves enclaves) {
        return lowest(enclaves)
                .records()
                .find(KEY)
                .flatMap(content -> GuardKeyFile.parse(new String(content.toArray(), StandardCharsets.US_ASCII)));
    }

    private static Enclave lowest(Enclaves enclaves) {
        return enclaves.all().stream()
                .min((one, other) -> one.spec().floor().compareTo(other.spec().floor()))
                .orElseThrow();
    }
}
