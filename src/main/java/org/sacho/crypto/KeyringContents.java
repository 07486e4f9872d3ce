package org.sacho.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.Arrays;
import java.util.List;
import org.sacho.policy.EnclaveId;

/// All keys below the root, and their encoding in the keyring file.
record KeyringContents(List<StoreKeys> enclaves, StoreKeys office, KeyPair guard, KeyPair audit, Secret auditSealing) {

    private static final String SIGNATURE = "Ed25519";
    private static final EnclaveId OFFICE = new EnclaveId("office");

    KeyringContents {
        enclaves = List.copyOf(enclaves);
    }

    static KeyringContents random(List<EnclaveId> enclaves, SecureRandom random) {
        return new KeyringContents(
                enclaves.stream().map(id -> StoreKeys.random(id, random)).toList(),
                StoreKeys.random(OFFICE, random),
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
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(enclaves.size());
            for (StoreKeys store : enclaves) {
                write(out, store);
            }
            write(out, office);
            write(out, guard);
            write(out, audit);
            writeAndWipe(out, auditSealing.copy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static KeyringContents decode(byte[] encoded, SecureRandom random) throws IOException, GeneralSecurityException {
        try (var in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            var enclaves = new StoreKeys[in.readInt()];
            for (int i = 0; i < enclaves.length; i++) {
                enclaves[i] = readStore(in, random);
            }
            return new KeyringContents(
                    List.of(enclaves),
                    readStore(in, random),
                    readKeyPair(in),
                    readKeyPair(in),
                    Secret.owning(read(in)));
        }
    }

    private static void write(DataOutputStream out, StoreKeys store) throws IOException {
        out.writeUTF(store.key().enclave().value());
        out.writeUTF(store.folder());
        out.writeUTF(store.databasePassword());
        writeAndWipe(out, store.key().copy());
    }

    private static StoreKeys readStore(DataInputStream in, SecureRandom random) throws IOException {
        var id = new EnclaveId(in.readUTF());
        var folder = in.readUTF();
        var databasePassword = in.readUTF();
        return new StoreKeys(folder, databasePassword, new EnclaveKey(id, Secret.owning(read(in)), random));
    }

    private static void write(DataOutputStream out, KeyPair pair) throws IOException {
        writeAndWipe(out, pair.getPublic().getEncoded());
        writeAndWipe(out, pair.getPrivate().getEncoded());
    }

    private static KeyPair readKeyPair(DataInputStream in) throws IOException, GeneralSecurityException {
        var factory = KeyFactory.getInstance(SIGNATURE);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(read(in))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(read(in))));
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
