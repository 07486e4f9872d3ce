package org.sacho.crypto;

import org.sacho.label.Label;
import org.sacho.label.Releasability;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicyDigest;

/// Where an envelope belongs and what it carries. An envelope opens under an equal header only, so a ciphertext
/// moved to another enclave, kind, record, version, label or policy is unreadable. The header is not in the
/// envelope: whoever opens one says what they expect.
///
/// Which meeting a record belongs to is not here, because each meeting has a key of its own.
///
/// The bytes are specified in `src/docs/spec/envelope.md`.
///
/// @param kind stable code of the kind of record, a name of 1 to 64 letters, digits, `.`, `_` or `-`
/// @param record id of the record, a name likewise
/// @param version 1 for the first version of a record
public record EnvelopeHeader(
        EnclaveId enclave, String kind, String record, long version, Label label, PolicyDigest policy) {

    public EnvelopeHeader {
        Names.require(kind);
        Names.require(record);
        if (version < 1) {
            throw new IllegalArgumentException("versions start at 1");
        }
        // The rest of a label is made by a Lattice, which restricts names; communities are free text until here.
        if (label.releasability() instanceof Releasability.Only(var communities)) {
            communities.forEach(Names::require);
        }
    }

    byte[] associatedData(Suite suite) {
        return AssociatedData.of(AssociatedData.Purpose.RECORD, suite)
                .field(enclave.value())
                .field(kind)
                .field(record)
                .field(version)
                .field(label.toString())
                .field(policy.hex())
                .toBytes();
    }
}
