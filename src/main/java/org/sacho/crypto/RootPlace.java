package org.sacho.crypto;

import java.nio.file.Path;

/// Where a root key is to be made.
public sealed interface RootPlace {

    /// A PKCS#12 file in the folder of the keys, under a passphrase.
    record PassphraseFile() implements RootPlace {}

    /// A token of a PKCS#11 library, which the root never leaves.
    ///
    /// @param library file of the library, outside the data folder
    /// @param slot number of the slot, or label of the token in it
    record Token(Path library, String slot) implements RootPlace {}
}
