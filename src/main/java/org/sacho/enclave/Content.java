package org.sacho.enclave;

import org.sacho.crypto.Bytes;
import org.sacho.label.Label;
import org.sacho.policy.PolicyDigest;

/// One version of a record, opened. Every component is authentic: it is what was committed together.
///
/// @param ordinal place among the records of its kind in the meeting
/// @param version 1 for the first; what a change of this record names as expected
/// @param policy the policy under which it was written
public record Content(RecordRef ref, int ordinal, long version, Label label, PolicyDigest policy, Bytes content) {

    public byte[] toArray() {
        return content.toArray();
    }
}
