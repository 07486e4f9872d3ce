package org.sacho.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.sacho.subject.SubjectId;

/// Logs for tests: fixed keys (RFC 8032 section 7.1, test 1), fixed time, invented events.
final class Logs {

    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Settings SMALL = new Settings(1_000_000, Duration.ofHours(1), 1 << 30, Duration.ofMinutes(1));
    static final Actor OFFICER = Actor.of(new SubjectId("officer1"));

    static final StoresAtRest STORES_AS_STATED = (_, _) -> StoresAtRest.Finding.THERE;

    private static final String SECRET = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private Logs() {}

    static KeyPair checkpointKeys() {
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC))),
                    factory.generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(SECRET))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Keys keys() {
        var pair = checkpointKeys();
        var sealing = new SecretKeySpec(HexFormat.of().parseHex("42".repeat(32)), "AES");
        return new Keys(VerifierKey.of(pair.getPublic()), pair.getPrivate(), sealing, new SecureRandom());
    }

    static AuditLog open(Path folder) throws AuditDamagedException {
        return open(folder, SMALL);
    }

    static AuditLog open(Path folder, Settings settings) throws AuditDamagedException {
        return AuditLog.open(opening(folder, settings, Medium.DISK));
    }

    static AuditOpening opening(Path folder, Settings settings, Medium medium) {
        return opening(folder, settings, medium, Copies.NONE);
    }

    static AuditOpening opening(Path folder, Settings settings, Medium medium, Copies copies) {
        return new AuditOpening(
                new Folder(folder), keys(), CLOCK, settings, medium, new AuditOpening.Beside(copies, STORES_AS_STATED));
    }

    static AuditEvent read(long n) {
        return AuditEvent.of(Action.READ, OFFICER, "m1/p" + n, Outcome.GRANTED);
    }

    static List<AuditEvent> reads(long from, long to) {
        return LongStream.range(from, to).mapToObj(Logs::read).toList();
    }

    /// A closed log of so many records, five to a write.
    static Path written(Path folder, int records) throws AuditDamagedException {
        try (var log = open(folder)) {
            for (int i = 0; i < records; i += 5) {
                log.append(reads(i, Math.min(i + 5, records)), Optional.of("192.0.2.7"));
            }
        }
        return folder;
    }

    static Path segment(Path folder, int number) {
        return new Folder(folder).segment(number);
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static Verification verify(Path folder, String... kept) throws IOException {
        return AuditVerifier.verify(folder, new AuditVerifier.Evidence(Optional.empty(), List.of(kept), List.of()));
    }
}
