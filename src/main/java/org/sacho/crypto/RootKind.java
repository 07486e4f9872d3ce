package org.sacho.crypto;

/// Where the root of all keys is.
public enum RootKind {
    /// In a PKCS#12 file under a passphrase.
    PKCS12("root.p12"),
    /// In a PKCS#11 token behind a PIN; the file says in which.
    PKCS11("root.p11");

    private final String file;

    RootKind(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}
