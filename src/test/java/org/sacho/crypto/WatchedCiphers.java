package org.sacho.crypto;

import java.io.Serial;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/// The JDK's AES-GCM under another name, which remembers the very arrays that it was given to encrypt and that it gave
/// out decrypted: so a test sees whether somebody wiped them.
final class WatchedCiphers extends Provider {

    static final String NAME = "SachoWatched";

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<byte[]> plain = new CopyOnWriteArrayList<>();
    private final transient List<Key> used = new CopyOnWriteArrayList<>();

    WatchedCiphers() {
        super(NAME, "1", "AES-GCM, watched");
        putService(new Service(this, "Cipher", "AES/GCM/NoPadding", Watched.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Watched(plain, used);
            }
        });
    }

    /// The plain keys that went through, each as it is now.
    List<byte[]> plainKeys() {
        return plain.stream().filter(bytes -> bytes.length == Secret.BYTES).toList();
    }

    /// Everything plain that went through, each as it is now.
    List<byte[]> plain() {
        return List.copyOf(plain);
    }

    /// The keys that it worked with.
    List<Key> used() {
        return List.copyOf(used);
    }

    void forget() {
        plain.clear();
        used.clear();
    }

    private static final class Watched extends CipherSpi {

        private final List<byte[]> plain;
        private final List<Key> used;
        private final Cipher cipher;
        private boolean encrypting;

        private Watched(List<byte[]> plain, List<Key> used) throws NoSuchAlgorithmException {
            this.plain = plain;
            this.used = used;
            try {
                this.cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
            } catch (GeneralSecurityException e) {
                throw new NoSuchAlgorithmException(e);
            }
        }

        @Override
        protected void engineInit(int mode, Key key, AlgorithmParameterSpec parameters, @Nullable SecureRandom random) {
            try {
                encrypting = mode == Cipher.ENCRYPT_MODE;
                used.add(key);
                cipher.init(mode, key, parameters);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineUpdateAAD(byte[] bytes, int from, int length) {
            cipher.updateAAD(bytes, from, length);
        }

        @Override
        protected byte[] engineDoFinal(byte[] input, int from, int length)
                throws IllegalBlockSizeException, BadPaddingException {
            byte[] output = cipher.doFinal(input, from, length);
            plain.add(encrypting ? input : output);
            return output;
        }

        @Override
        protected int engineDoFinal(byte[] input, int from, int length, byte[] output, int at)
                throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
            plain.add(encrypting ? input : output);
            return cipher.doFinal(input, from, length, output, at);
        }

        @Override
        protected int engineGetBlockSize() {
            return cipher.getBlockSize();
        }

        @Override
        protected int engineGetOutputSize(int length) {
            return cipher.getOutputSize(length);
        }

        @Override
        protected byte[] engineGetIV() {
            return cipher.getIV();
        }

        @Override
        protected AlgorithmParameters engineGetParameters() {
            return cipher.getParameters();
        }

        @Override
        protected void engineInit(int mode, Key key, @Nullable SecureRandom random) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineInit(int mode, Key key, AlgorithmParameters parameters, @Nullable SecureRandom random) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineUpdate(byte[] input, int from, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected int engineUpdate(byte[] input, int from, int length, byte[] output, int at) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineSetMode(String mode) {
            throw new UnsupportedOperationException(mode);
        }

        @Override
        protected void engineSetPadding(String padding) {
            throw new UnsupportedOperationException(padding);
        }
    }

    /// Fills as another would, and remembers the arrays.
    static final class Random extends SecureRandom {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient List<byte[]> filled = new CopyOnWriteArrayList<>();

        @Override
        public void nextBytes(byte[] bytes) {
            super.nextBytes(bytes);
            filled.add(bytes);
        }

        /// The keys that were drawn, each as it is now.
        List<byte[]> keys() {
            return filled.stream().filter(bytes -> bytes.length == Secret.BYTES).toList();
        }

        void forget() {
            filled.clear();
        }
    }

    static boolean wiped(byte[] bytes) {
        return Arrays.equals(bytes, new byte[bytes.length]);
    }
}
