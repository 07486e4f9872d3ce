package org.sacho.enclave;

import org.sacho.crypto.Bytes;

/// A record as it is stored: attributes that nobody has checked yet, and the envelope that proves them.
record Row(
        Kind kind, String meeting, String id, int ordinal, long version, String label, String policy, Bytes sealed) {}
