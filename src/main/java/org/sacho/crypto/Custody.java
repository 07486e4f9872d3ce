package org.sacho.crypto;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sacho.policy.CipherName;

/// The passphrase in the care of custodians, any two of whom can give it back: sealed in `keys/custody` under a
/// random key, which is split among them and kept nowhere.
///
/// The file binds its generation, and knows each share by its digest, so a share that is mistyped, foreign or of
/// an earlier generation is refused by itself. Does not protect against who kept an old file and two of its
/// shares while the passphrase is the same.
public final class Custody {

    public static final int FEWEST = 2;
    public static final int MOST = 9;

    static final String FILE = "custody";

    /// Of the JDK, which is there whatever module the policy asks for.
    private static final Suite SUITE =
            CryptoModule.standard().find(CipherName.AES_256_GCM).orElseThrow();

    private static final byte FORMAT = 1;
    private static final int DIGEST_BYTES = 32;

    private final int generation;
    private final List<Bytes> digests;
    private final Bytes sealed;

    private Custody(int generation, List<Bytes> digests, Bytes sealed) {
        this.generation = generation;
        this.digests = digests;
        this.sealed = sealed;
    }

    /// Puts the passphrase into the care of this many custodians; the shares of any time before are void when
    /// this returns. The caller shows each share to its custodian once, and destroys it.
    ///
    /// @param keys folder of the keys
    /// @throws IllegalArgumentException if there are fewer than 2 custodians or more than 9
    public static List<CustodyShare> create(Path keys, char[] passphrase, int custodians) throws IOException {
        var random = new SecureRandom();
        return create(keys, passphrase, custodians, new Aead(SUITE, random), random);
    }

    static List<CustodyShare> create(Path keys, char[] passphrase, int custodians, Aead aead, SecureRandom random)
            throws IOException {
        if (custodians < FEWEST || custodians > MOST) {
            throw new IllegalArgumentException("custodians are 2 to 9");
        }
        int generation = load(keys).map(before -> before.generation + 1).orElse(1);
        if (generation > 0xffff) {
            throw new IllegalStateException("custody was made 65535 times");
        }
        var key = Secret.random(random);
        byte[] plain = padded(passphrase);
        byte[] keyBytes = key.copy();
        try {
            var shares = shares(generation, Shamir.split(keyBytes, custodians, random));
            var digests =
                    shares.stream().map(share -> Bytes.copyOf(share.digest())).toList();
            byte[] sealed = aead.seal(key, associatedData(generation), plain);
            PrivateFile.write(keys.resolve(FILE), encode(generation, digests, sealed));
            return shares;
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(keyBytes, (byte) 0);
            key.destroy();
        }
    }

    private static List<CustodyShare> shares(int generation, byte[][] values) {
        var shares = new ArrayList<CustodyShare>();
        for (byte[] value : values) {
            shares.add(CustodyShare.of(generation, shares.size() + 1, value));
            Arrays.fill(value, (byte) 0);
        }
        return List.copyOf(shares);
    }

    /// To a multiple of 64 bytes, so that the file does not tell how long the passphrase is. A passphrase is
    /// printable ASCII.
    private static byte[] padded(char[] passphrase) {
        byte[] plain = new byte[(passphrase.length / 64 + 1) * 64];
        for (int i = 0; i < passphrase.length; i++) {
            plain[i] = (byte) passphrase[i];
        }
        return plain;
    }

    /// What the folder of the keys holds; empty where no custody was made.
    ///
    /// @throws IOException if the file is there and cannot be read
    public static Optional<Custody> load(Path keys) throws IOException {
        var file = keys.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("the custody file is of another format");
            }
            int generation = in.readUnsignedShort();
            var digests = new ArrayList<Bytes>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                digests.add(Bytes.copyOf(in.readNBytes(DIGEST_BYTES)));
            }
            return Optional.of(new Custody(generation, List.copyOf(digests), Bytes.copyOf(in.readAllBytes())));
        }
    }

    private static byte[] encode(int generation, List<Bytes> digests, byte[] sealed) {
        var out = ByteBuffer.allocate(4 + digests.size() * DIGEST_BYTES + sealed.length)
                .put(FORMAT)
                .putShort((short) generation)
                .put((byte) digests.size());
        digests.forEach(digest -> out.put(digest.toArray()));
        return out.put(sealed).array();
    }

    public int generation() {
        return generation;
    }

    /// Whether this is a share of the present generation, as it was given out.
    public boolean knows(CustodyShare share) {
        int number = share.number();
        return share.generation() == generation
                && number <= digests.size()
                && MessageDigest.isEqual(digests.get(number - 1).toArray(), share.digest());
    }

    /// The passphrase, which the caller wipes.
    ///
    /// @param one a share that this custody knows
    /// @param other another one
    /// @throws EnvelopeRejectedException if the file is not what was written
    public char[] passphrase(CustodyShare one, CustodyShare other) throws EnvelopeRejectedException {
        return passphrase(one, other, new Aead(SUITE, new SecureRandom()));
    }

    char[] passphrase(CustodyShare one, CustodyShare other, Aead aead) throws EnvelopeRejectedException {
        if (!knows(one) || !knows(other)) {
            throw new IllegalArgumentException("not two shares of this custody");
        }
        byte[] first = one.value();
        byte[] second = other.value();
        var key = Secret.owning(Shamir.join(one.number(), first, other.number(), second));
        byte[] plain = {};
        try {
            plain = aead.open(key, associatedData(generation), sealed.toArray());
            return characters(plain);
        } finally {
            Arrays.fill(first, (byte) 0);
            Arrays.fill(second, (byte) 0);
            Arrays.fill(plain, (byte) 0);
            key.destroy();
        }
    }

    private static char[] characters(byte[] plain) {
        int length = 0;
        // The padding has at least one byte.
        while (plain[length] != 0) {
            length++;
        }
        char[] passphrase = new char[length];
        for (int i = 0; i < length; i++) {
            passphrase[i] = (char) plain[i];
        }
        return passphrase;
    }

    private static byte[] associatedData(int generation) {
        return AssociatedData.of(AssociatedData.Purpose.CUSTODY, SUITE)
                .field(generation)
                .toBytes();
    }

    @Override
    public String toString() {
        return "Custody[" + generation + "]";
    }
}
