package org.sacho.crypto;

import java.nio.ByteBuffer;

/// One key of a store and the cipher it is used with.
record Generation(KeyGeneration about, Secret key, Aead aead) {

    /// 1 was before the first version and named no generation.
    private static final byte FORMAT = 2;

    private static final int PREFIX_BYTES = 2 + Integer.BYTES;
    static final int WRAPPED_BYTES = PREFIX_BYTES + Aead.WRAPPED_BYTES;

    /// Format, cipher and number of the generation, which are authenticated, and the sealed key.
    Bytes wrap(AssociatedData.Purpose purpose, String enclave, String name, Secret secret) {
        byte[] sealed = aead.wrap(key, associatedData(purpose, enclave, name), secret);
        return Bytes.copyOf(ByteBuffer.allocate(WRAPPED_BYTES)
                .put(FORMAT)
                .put(aead.suite().code())
                .putInt(about.number())
                .put(sealed)
                .array());
    }

    Secret unwrap(AssociatedData.Purpose purpose, String enclave, String name, Bytes wrapped)
            throws EnvelopeRejectedException {
        var in = ByteBuffer.wrap(wrapped.toArray());
        if (wrapped.size() != WRAPPED_BYTES
                || in.get() != FORMAT
                || in.get() != aead.suite().code()
                || in.getInt() != about.number()) {
            throw new EnvelopeRejectedException();
        }
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return aead.unwrap(key, associatedData(purpose, enclave, name), sealed);
    }

    /// Which generation says to have wrapped this; the word of the bytes, which only unwrapping proves.
    static int of(Bytes wrapped) {
        return wrapped.size() == WRAPPED_BYTES
                ? ByteBuffer.wrap(wrapped.toArray()).getInt(2)
                : 0;
    }

    private byte[] associatedData(AssociatedData.Purpose purpose, String enclave, String name) {
        return AssociatedData.of(purpose, aead.suite())
                .field(enclave)
                .field(Names.require(name))
                .field(about.number())
                .toBytes();
    }

    @Override
    public String toString() {
        return "Generation[" + about.number() + "]";
    }
}
