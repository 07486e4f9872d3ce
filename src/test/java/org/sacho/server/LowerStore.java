package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sacho.crypto.Keyring;
import org.sacho.crypto.KeyringLockedException;
import org.sacho.crypto.Passphrase;
import org.sacho.crypto.PassphraseRefusedException;
import org.sacho.enclave.Content;
import org.sacho.enclave.Database;
import org.sacho.enclave.Enclave;
import org.sacho.enclave.Enclaves;
import org.sacho.enclave.Kind;
import org.sacho.policy.EnclaveSpec;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyPackReader;
import org.sacho.policy.PolicySnapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lower store of a stopped demonstration, opened with its keys: what somebody below holds at the most.
final class LowerStore implements AutoCloseable {

    private static final Path PACK = Path.of("policies", "exercise.yaml");

    private final Path folder;
    private final Keyring keyring;
    private final EnclaveSpec spec;
    private final Enclave enclave;

    private LowerStore(Path folder, Keyring keyring, EnclaveSpec spec, Enclave enclave) {
        this.folder = folder;
        this.keyring = keyring;
        this.spec = spec;
        this.enclave = enclave;
    }

    static LowerStore open(Path data) {
        try {
            return open(data, passphrase(data));
        } catch (PassphraseRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same of any installation with the exercise policy.
    static LowerStore open(Path data, char[] passphrase) {
        try {
            var policy = PolicyPackReader.read(Files.readAllBytes(PACK), "exercise.yaml");
            var keyring = Keyring.open(data.resolve("keys"), passphrase);
            var spec = policy.enclaves().stream()
                    .min((a, b) -> a.ceiling().compareTo(b.ceiling()))
                    .orElseThrow();
            var folder = data.resolve("e").resolve(keyring.folder(spec.id()));
            var place = Enclaves.place(data.resolve("e"), keyring.folder(spec.id()));
            return new LowerStore(folder, keyring, spec, enclave(policy, spec, place, keyring));
        } catch (IOException | InvalidPolicyException | KeyringLockedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static char[] passphrase(Path data) throws PassphraseRefusedException {
        return Passphrase.from(Optional.of(data.resolve("demo-passphrase")), Map.of(), () -> new char[0]);
    }

    private static Enclave enclave(PolicySnapshot policy, EnclaveSpec spec, Enclave.Place place, Keyring keyring) {
        return Enclave.open(
                spec, policy.lattice(), place, keyring.databasePassword(spec.id()), keyring.enclave(spec.id()));
    }

    /// What lies on the shelf: name and decrypted bytes, the signed package with its signature.
    Map<String, String> shelf() {
        var shelf = new TreeMap<String, String>();
        for (var content : enclave.records().listAll(Kind.SHELF)) {
            shelf.put(
                    content.ref() + " " + content.ordinal() + " " + content.version() + " " + content.label() + " "
                            + content.policy(),
                    text(content));
        }
        return shelf;
    }

    /// Everything in the store, decrypted. Where an index lies and its key are random, and alike in length.
    String text() {
        return Stream.of(Kind.values())
                .flatMap(kind -> enclave.records().listAll(kind).stream())
                .map(content -> content.ref() + " "
                        + (content.ref().kind() == Kind.INDEX
                                ? content.content().size()
                                : text(content)))
                .toList()
                .toString();
    }

    private static String text(Content content) {
        return new String(content.content().toArray(), UTF_8);
    }

    /// How many rows each table has and how long each ciphertext is. Closes the store.
    String size() {
        enclave.close();
        try (var database =
                Database.openEncrypted(folder.resolve("store"), keyring.databasePassword(spec.id()), "db/enclave")) {
            var jdbc = JdbcClient.create(database);
            var records = jdbc.sql("select octet_length(sealed) from record order by meeting, kind, id");
            var keys = jdbc.sql("select octet_length(wrapped) from meeting_key order by meeting");
            return records.query(Long.class).list() + " "
                    + keys.query(Long.class).list();
        }
    }

    @Override
    public void close() {
        enclave.close();
        keyring.close();
    }
}
