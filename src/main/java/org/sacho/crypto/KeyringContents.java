package org.sacho.crypto;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;

/// All keys below the root, and their encoding in the keyring file.
record KeyringContents(List<StoreKeys> enclaves, StoreKeys office, KeyPair guard, KeyPair audit, Secret auditSealing) {

    private static final String SIGNATURE = "Ed25519";
    private static final EnclaveId OFFICE = new EnclaveId("office");

    KeyringContents {
        enclaves = List.copyOf(enclaves);
    }

    static KeyringContents random(Map<EnclaveId, CipherName> enclaves, CryptoModule module, SecureRandom random) {
        return new KeyringContents(
                enclaves.entrySet().stream()
                        .map(store -> StoreKeys.random(store.getKey(), store.getValue(), module, random))
                        .toList(),
                StoreKeys.random(OFFICE, module.preferred().cipher(), module, random),
                signingKeys(random),
                signingKeys(random),
                Secret.random(random));
    }

    private static KeyPair signingKeys(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(SIGNATURE);
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /// The plain encoding, which the caller wipes.
    byte[] encode() {
        try (var bytes = new PlainKeys();
                var out = new DataOutputStream(bytes)) {
            out.writeInt(enclaves.size());
            for (StoreKeys store : enclaves) {
                write(out, store);
            }
            write(out, office);
            write(out, guard);
            write(out, audit);
            writeAndWipe(out, auditSealing.copy());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyringContents decode(byte[] encoded, CryptoModule module, SecureRandom random)
            throws IOException, GeneralSecurityException, EnvelopeRejectedException {
        try (var in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            var enclaves = new StoreKeys[in.readInt()];
            for (int i = 0; i < enclaves.length; i++) {
                enclaves[i] = readStore(in, module, random);
            }
            return new KeyringContents(
                    List.of(enclaves),
                    readStore(in, module, random),
                    readKeyPair(in),
                    readKeyPair(in),
                    Secret.owning(read(in)));
        }
    }

    private static void write(DataOutputStream out, StoreKeys store) throws IOException {
        out.writeUTF(store.key().enclave().value());
        out.writeUTF(store.folder());
        out.writeUTF(store.databasePassword());
        var generations = store.key().kept();
        out.writeShort(generations.size());
        for (var generation : generations) {
            out.writeInt(generation.about().number());
            out.writeLong(generation.about().created().getEpochSecond());
            out.writeByte(Suite.code(generation.about().cipher()));
            writeAndWipe(out, generation.key().copy());
        }
    }

    private static StoreKeys readStore(DataInputStream in, CryptoModule module, SecureRandom random)
            throws IOException, EnvelopeRejectedException {
        var id = new EnclaveId(in.readUTF());
        var folder = in.readUTF();
        var databasePassword = in.readUTF();
        int more = in.readUnsignedShort() - 1;
        var key = EnclaveKey.of(id, readAbout(in), Secret.owning(read(in)), module, random);
        for (int i = 0; i < more; i++) {
            key.makeCurrent(key.add(readAbout(in), Secret.owning(read(in))));
        }
        return new StoreKeys(folder, databasePassword, key);
    }

    private static KeyGeneration readAbout(DataInputStream in) throws IOException, EnvelopeRejectedException {
        return new KeyGeneration(in.readInt(), Instant.ofEpochSecond(in.readLong()), Suite.of(in.readByte()));
    }

    private static void write(DataOutputStream out, KeyPair pair) throws IOException {
        writeAndWipe(out, pair.getPublic().getEncoded());
        writeAndWipe(out, pair.getPrivate().getEncoded());
    }

    private static KeyPair readKeyPair(DataInputStream in) throws IOException, GeneralSecurityException {
        var factory = KeyFactory.getInstance(SIGNATURE);
        var verifying = factory.generatePublic(new X509EncodedKeySpec(read(in)));
        byte[] signing = read(in);
        try {
            return new KeyPair(verifying, factory.generatePrivate(new PKCS8EncodedKeySpec(signing)));
        } finally {
            Arrays.fill(signing, (byte) 0);
        }
    }

    private static void writeAndWipe(DataOutputStream out, byte[] field) throws IOException {
        out.writeShort(field.length);
        out.write(field);
        Arrays.fill(field, (byte) 0);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte[] field = new byte[in.readUnsignedShort()];
        in.readFully(field);
        return field;
    }
}
