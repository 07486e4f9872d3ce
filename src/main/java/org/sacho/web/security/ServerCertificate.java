package org.sacho.web.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.sacho.crypto.Bytes;
import org.sacho.crypto.EnclaveKey;
import org.sacho.crypto.EnvelopeRejectedException;

/// The self-signed certificate an installation makes for itself when it has no other. Its key lies sealed in
/// the data folder, never in clear.
final class ServerCertificate {

    /// Protects nothing: the store lives in memory, and on disk inside an envelope.
    static final String KEY_PASSWORD = "in-memory";

    private static final String FILE = "server-certificate";
    private static final int YEARS = 5;

    private ServerCertificate() {}

    static KeyStore load(Path data, EnclaveKey key) {
        try {
            var file = data.resolve("keys").resolve(FILE);
            if (Files.notExists(file)) {
                save(file, key, create());
            }
            return open(file, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException | EnvelopeRejectedException e) {
            throw new IllegalStateException("the server certificate cannot be made or read", e);
        }
    }

    private static byte[] create() throws GeneralSecurityException, OperatorCreationException, IOException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        var now = Instant.now().truncatedTo(ChronoUnit.DAYS);
        var name = new X500Name("CN=sacho");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now),
                Date.from(now.plus(365L * YEARS, ChronoUnit.DAYS)),
                name,
                keys.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, InetAddress.getLocalHost().getHostName()),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        }));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("sacho", keys.getPrivate(), KEY_PASSWORD.toCharArray(), new Certificate[] {certificate});
        var out = new ByteArrayOutputStream();
        store.store(out, KEY_PASSWORD.toCharArray());
        return out.toByteArray();
    }

    private static void save(Path file, EnclaveKey key, byte[] store) throws IOException, EnvelopeRejectedException {
        var wrapped = key.newFrameKey(FILE);
        try (var cipher = key.openFrames(FILE, wrapped)) {
            byte[] sealed = cipher.seal(0, store);
            var bytes = ByteBuffer.allocate(Integer.BYTES + wrapped.size() + sealed.length)
                    .putInt(wrapped.size())
                    .put(wrapped.toArray())
                    .put(sealed)
                    .flip();
            var temporary = file.resolveSibling(FILE + ".new");
            try (var channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                channel.write(bytes);
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static KeyStore open(Path file, EnclaveKey key)
            throws IOException, GeneralSecurityException, EnvelopeRejectedException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] wrapped = new byte[bytes.getInt()];
        bytes.get(wrapped);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        try (var cipher = key.openFrames(FILE, Bytes.copyOf(wrapped))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(cipher.open(0, sealed)), KEY_PASSWORD.toCharArray());
            return store;
        }
    }
}
