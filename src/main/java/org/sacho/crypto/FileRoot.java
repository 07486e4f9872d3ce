package org.sacho.crypto;

import java.security.SecureRandom;

/// A root key that comes out of its PKCS#12 file into memory.
record FileRoot(Secret key, Aead aead) implements Root {

    static Made create(char[] passphrase, Suite suite, SecureRandom random) throws PassphraseRefusedException {
        Passphrase.requireStrong(passphrase);
        var key = Secret.random(random);
        return new Made(
                new FileRoot(key, new Aead(suite, random)), Bytes.copyOf(RootKey.toPkcs12(key, passphrase, random)));
    }

    static FileRoot open(byte[] file, char[] passphrase, Suite suite, SecureRandom random)
            throws KeyringLockedException {
        return new FileRoot(RootKey.fromPkcs12(file, passphrase), new Aead(suite, random));
    }

    @Override
    public RootKind kind() {
        return RootKind.PKCS12;
    }

    @Override
    public Suite suite() {
        return aead.suite();
    }

    @Override
    public byte[] wrap(byte[] associatedData, Secret keyringKey) {
        return aead.wrap(key, associatedData, keyringKey);
    }

    @Override
    public Secret unwrap(byte[] associatedData, byte[] wrapped) throws EnvelopeRejectedException {
        return aead.unwrap(key, associatedData, wrapped);
    }

    @Override
    public String description() {
        return RootKind.PKCS12.file();
    }

    @Override
    public void close() {
        key.destroy();
    }

    @Override
    public String toString() {
        return "FileRoot";
    }
}
