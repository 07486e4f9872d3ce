package org.sacho.enclave;

import java.nio.ByteBuffer;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.Envelope;
import org.sacho.crypto.EnvelopeHeader;
import org.sacho.crypto.EnvelopeRejectedException;
import org.sacho.crypto.RecordCipher;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.label.UnknownMarkingException;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.PolicyDigest;

/// Turns what people put into rows and back. The ordinal is sealed in front of the content, because it is not
/// in the envelope's header and a list in another order would mislead.
final class Seal {

    private final EnclaveSpec spec;
    private final Lattice lattice;

    Seal(EnclaveSpec spec, Lattice lattice) {
        this.spec = spec;
        this.lattice = lattice;
    }

    /// @throws IllegalArgumentException if the enclave does not keep the label, or could not read it back
    void requireKept(Label label) {
        if (!spec.keeps(label) || !isOfThisLattice(label)) {
            throw new IllegalArgumentException("enclave " + spec.id() + " does not keep this label");
        }
    }

    private boolean isOfThisLattice(Label label) {
        try {
            return lattice.parse(label.toString()).equals(label);
        } catch (UnknownMarkingException e) {
            return false;
        }
    }

    Row seal(Changes.Put put, RecordCipher cipher) {
        long version = put.expectedVersion() + 1;
        var ref = put.ref();
        var header = new EnvelopeHeader(spec.id(), ref.kind().code(), ref.id(), version, put.label(), put.policy());
        byte[] content = ByteBuffer.allocate(Integer.BYTES + put.content().size())
                .putInt(put.ordinal())
                .put(put.content().toArray())
                .array();
        return new Row(
                ref.kind(),
                ref.meeting(),
                ref.id(),
                put.ordinal(),
                version,
                put.label().toString(),
                put.policy().hex(),
                Bytes.copyOf(cipher.seal(header, content).toBytes()));
    }

    /// @throws RecordUnreadableException if any column is not what was sealed
    Content open(Row row, RecordCipher cipher) {
        try {
            var ref = new RecordRef(row.kind(), row.meeting(), row.id());
            var label = lattice.parse(row.label());
            var policy = new PolicyDigest(row.policy());
            var header = new EnvelopeHeader(spec.id(), ref.kind().code(), ref.id(), row.version(), label, policy);
            var opened = ByteBuffer.wrap(
                    cipher.open(header, Envelope.parse(row.sealed().toArray())));
            if (opened.getInt() != row.ordinal()) {
                throw unreadable(row);
            }
            byte[] content = new byte[opened.remaining()];
            opened.get(content);
            return new Content(ref, row.ordinal(), row.version(), label, policy, Bytes.copyOf(content));
        } catch (EnvelopeRejectedException | UnknownMarkingException | IllegalArgumentException e) {
            // Altered columns may not even parse; to the reader it is all one.
            throw unreadable(row);
        }
    }

    /// The same record under another meeting key.
    ///
    /// @throws RecordUnreadableException if any column is not what was sealed
    Row sealAnew(Row row, RecordCipher from, RecordCipher to) {
        var content = open(row, from);
        var put = new Changes.Put(
                content.ref(),
                content.ordinal(),
                content.version() - 1,
                content.label(),
                content.policy(),
                content.content());
        return seal(put, to);
    }

    static RecordUnreadableException unreadable(Row row) {
        return new RecordUnreadableException(row.kind(), row.id());
    }
}
