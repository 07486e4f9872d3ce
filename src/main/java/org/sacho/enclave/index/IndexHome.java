package org.sacho.enclave.index;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.IndexKey;
import org.sacho.enclave.index.SearchIndex.Domain;

/// What an index has of the enclave that its domain belongs to: room, keys, and a place for its anchor that is not
/// the room.
public interface IndexHome {

    /// Where the folders of indexes are, and nothing else is.
    Collection<Path> rooms();

    /// The one of them for this domain.
    Path room(Domain domain);

    /// A fresh key, wrapped.
    Bytes newKey(Domain domain);

    IndexKey openKey(Domain domain, Bytes wrapped) throws EnvelopeRejectedException;

    /// What was kept last.
    ///
    /// @throws IndexDamagedException if it is there and not authentic
    Optional<Anchor> anchor(Domain domain) throws IndexDamagedException;

    /// Durable when this returns.
    void keep(Domain domain, Anchor anchor);

    void forget(Domain domain);
}
