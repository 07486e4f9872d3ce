package org.sacho.web.security;

import java.security.KeyStore;
import java.util.Set;
import org.sacho.Premises;
import org.sacho.web.OnEverySide;
import org.sacho.web.ServerFolder;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The server's certificate, handed to the web server from memory, and TLS 1.3 as the only protocol.
@OnEverySide
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

    @Bean
    SslBundleRegistrar certificate(Premises installation, ServerFolder folder) {
        return registry -> {
            KeyStore store =
                    ServerCertificate.load(folder.data(), installation.keyring().office());
            registry.registerBundle(
                    "sacho",
                    SslBundle.of(
                            SslStoreBundle.of(store, ServerCertificate.KEY_PASSWORD, null),
                            SslBundleKey.of(ServerCertificate.KEY_PASSWORD),
                            // With a bundle, server.ssl.enabled-protocols has no effect.
                            SslOptions.of(null, Set.of("TLSv1.3"))));
        };
    }
}
