package org.sacho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sacho.audit.StoreState;
import org.sacho.audit.Stores;
import org.sacho.audit.StoresAtRest;
import org.sacho.crypto.Keyring;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.JournalMark;

/// The stores of an installation as its audit log sees them.
final class StoresOnRecord implements Stores {

    private static final String STORES = "e";

    private final Enclaves enclaves;
    private final Keyring keyring;

    StoresOnRecord(Enclaves enclaves, Keyring keyring) {
        this.enclaves = enclaves;
        this.keyring = keyring;
    }

    /// As [StoresAtRest].
    static StoresAtRest.Finding find(Path data, StoreState stated) throws IOException {
        var all = data.resolve(STORES);
        var store = all.resolve(stated.name());
        if (!Files.isDirectory(all)) {
            return StoresAtRest.Finding.NOT_HERE;
        }
        if (!Files.isDirectory(store)) {
            return StoresAtRest.Finding.MISSING;
        }
        return new JournalMark(stated.epoch(), stated.digest()).reachedIn(store)
                ? StoresAtRest.Finding.THERE
                : StoresAtRest.Finding.BEHIND;
    }

    @Override
    public List<StoreState> states() {
        return enclaves.all().stream().map(this::state).toList();
    }

    private StoreState state(Enclave enclave) {
        var mark = enclave.mark();
        return new StoreState(keyring.folder(enclave.spec().id()), mark.epoch(), mark.digest());
    }
}
