package org.sacho.classify.adviser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is sent to an endpoint whose certificate is not vouched for.
class VouchedModelTest {

    private static final char[] PASSWORD = "exercise".toCharArray();
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    private Path folder;

    private record Identity(PrivateKey key, X509Certificate certificate) {}

    @Test
    void certificate_amongThoseTrusted_isTalkedTo() throws Exception {
        var authority = authority();

        assertThat(requestsTo(identity(authority, "127.0.0.1", DAY), authority)).isEqualTo(1);
    }

    @Test
    void certificate_ofAnotherAuthorityOrNameOrTime_isNotTalkedTo() throws Exception {
        var authority = authority();

        assertThat(requestsTo(identity(authority(), "127.0.0.1", DAY), authority))
                .isZero();
        assertThat(requestsTo(identity(authority, "127.0.0.1", DAY.negated()), authority))
                .isZero();
        assertThat(requestsTo(identity(authority, "10.0.0.5", DAY), authority)).isZero();
    }

    @Test
    void certificates_thatCannotBeRead_stopEverything() throws Exception {
        var model = identity(authority(), "127.0.0.1", DAY);

        assertThat(requestsTo(model, Optional.of(folder.resolve("missing.pem"))))
                .isZero();
        assertThat(requestsTo(model, Optional.empty())).isZero();
    }

    private int requestsTo(Identity model, Identity trusted) throws Exception {
        var pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(trusted.certificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return requestsTo(model, Optional.of(Files.writeString(folder.resolve("authorities.pem"), pem)));
    }

    private int requestsTo(Identity model, Optional<Path> trusted) throws Exception {
        requests.set(0);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(model)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            FakeModel.completion(
                    exchange, "{\"opinions\":[{\"id\":\"p1\",\"reason\":\"\",\"quote\":\"\",\"level\":\"U\"}]}");
        });
        server.start();
        try {
            var endpoint = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            var examiner = new AdviserExaminer(
                    Advised.POLICY,
                    Advised.spec(endpoint, 1, 0, 1),
                    new Credentials(Optional.empty(), trusted),
                    Advised.CALM,
                    System::nanoTime);
            var failed = Advised.failed(
                    examiner.examine(List.of("EXERCISE remark"), _ -> {}).getFirst());
            assertThat(failed).isEqualTo(requests.get() == 0);
            return requests.get();
        } finally {
            server.stop(0);
        }
    }

    private static Identity authority() throws Exception {
        var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var name = new X500Name("CN=EXERCISE authority");
        return issued(
                name,
                name,
                keys.getPrivate(),
                keys,
                new Extras(DAY, Extension.basicConstraints, new BasicConstraints(true)));
    }

    private static Identity identity(Identity authority, String address, Duration ends) throws Exception {
        var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var names = new GeneralNames(new GeneralName(GeneralName.iPAddress, address));
        return issued(
                new X500Name("CN=EXERCISE authority"),
                new X500Name("CN=EXERCISE model"),
                authority.key(),
                keys,
                new Extras(ends, Extension.subjectAlternativeName, names));
    }

    private record Extras(Duration ends, ASN1ObjectIdentifier extension, ASN1Encodable value) {}

    private static Identity issued(X500Name by, X500Name to, PrivateKey signing, KeyPair keys, Extras extras)
            throws Exception {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                by,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(DAY.multipliedBy(2))),
                Date.from(now.plus(extras.ends())),
                to,
                keys.getPublic());
        builder.addExtension(extras.extension(), false, extras.value());
        var signed = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signing));
        return new Identity(keys.getPrivate(), new JcaX509CertificateConverter().getCertificate(signed));
    }

    private static SSLContext context(Identity model) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("model", model.key(), PASSWORD, new Certificate[] {model.certificate()});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
