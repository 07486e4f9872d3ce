package org.sacho.crypto;

/// Where the root of all keys is.
public enum RootKind {
    /// In a PKCS#12 file under a passphrase.
    PKCS12("root.p12", 1),
    /// In a PKCS#11 token behind a PIN; the file says in which.
    PKCS11("root.p11", 2);

    private final String file;
    private final int code;

    RootKind(String file, int code) {
        this.file = file;
        this.code = code;
    }

    static RootKind of(byte code) throws EnvelopeRejectedException {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new EnvelopeRejectedException();
    }

    /// The byte that stands for it in the keyring.
    byte code() {
        return (byte) code;
    }

    String file() {
        return file;
    }
}
