package org.sacho.policy;

import java.util.Optional;

/// What a pack demands of the sealing of a store.
///
/// @param provider the JCA provider that has to do it; empty if any may
public record Protection(CipherName cipher, Optional<String> provider) {

    /// What a pack demands that says nothing.
    public static final Protection STANDARD = new Protection(CipherName.AES_256_GCM, Optional.empty());
}
