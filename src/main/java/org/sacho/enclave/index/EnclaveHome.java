package org.sacho.enclave.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.IndexKey;
import org.sacho.enclave.Changes;
import org.sacho.enclave.Content;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.enclave.RecordRef;
import org.sacho.enclave.RecordUnreadableException;
import org.sacho.enclave.StaleRecordException;
import org.sacho.enclave.index.SearchIndex.Domain;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicySnapshot;

/// Indexes live beside the database of their enclave. The anchor, with the wrapped key, is a record of the meeting
/// in that database: whoever destroys the meeting's key destroys its index.
public final class EnclaveHome implements IndexHome {

    private final Enclaves enclaves;
    private final Supplier<PolicySnapshot> policy;

    public EnclaveHome(Enclaves enclaves, Supplier<PolicySnapshot> policy) {
        this.enclaves = enclaves;
        this.policy = policy;
    }

    @Override
    public Collection<Path> rooms() {
        return enclaves.all().stream().map(Enclave::indexes).toList();
    }

    @Override
    public Path room(Domain domain) {
        return enclave(domain).indexes();
    }

    @Override
    public Bytes newKey(Domain domain) {
        return enclave(domain).key().newIndexKey(domain.name());
    }

    @Override
    public IndexKey openKey(Domain domain, Bytes wrapped) throws EnvelopeRejectedException {
        return enclave(domain).key().openIndex(domain.name(), wrapped);
    }

    /// An index whose key was wrapped by a generation that a rotation has retired counts as none: it is built anew.
    @Override
    public Optional<Anchor> anchor(Domain domain) throws IndexDamagedException {
        try {
            var content = enclave(domain).records().find(ref(domain)).map(Content::toArray);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            var anchor = Anchor.parse(content.get());
            return enclave(domain).key().keeps(anchor.wrappedKey()) ? Optional.of(anchor) : Optional.empty();
        } catch (RecordUnreadableException | IOException e) {
            throw new IndexDamagedException(domain, e);
        }
    }

    @Override
    public void keep(Domain domain, Anchor anchor) {
        var rules = policy.get();
        var records = enclave(domain).records();
        var ref = ref(domain);
        try {
            records.commit(new Changes()
                    .put(
                            ref,
                            0,
                            records.version(ref),
                            rules.lattice().parse(domain.label()),
                            rules.digest(),
                            anchor.toBytes()));
        } catch (StaleRecordException e) {
            throw new IllegalStateException("two indexes of one domain are built at once", e);
        }
    }

    @Override
    public void forget(Domain domain) {
        var records = enclave(domain).records();
        var ref = ref(domain);
        long version = records.version(ref);
        try {
            if (version > 0) {
                records.commit(new Changes().delete(ref, version));
            }
        } catch (StaleRecordException e) {
            throw new IllegalStateException("an index is built while it is deleted", e);
        }
    }

    private Enclave enclave(Domain domain) {
        return enclaves.get(new EnclaveId(domain.enclave()));
    }

    private static RecordRef ref(Domain domain) {
        return new RecordRef(Kind.INDEX, domain.meeting(), domain.name());
    }
}
