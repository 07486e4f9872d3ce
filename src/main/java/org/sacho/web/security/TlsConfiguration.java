package org.sacho.web.security;

import java.security.KeyStore;
import org.sacho.Installation;
import org.sacho.web.ServerFolder;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The server's certificate, handed to the web server from memory.
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

    @Bean
    SslBundleRegistrar certificate(Installation installation, ServerFolder folder) {
        return registry -> {
            KeyStore store =
                    ServerCertificate.load(folder.data(), installation.keyring().office());
            registry.registerBundle(
                    "sacho",
                    SslBundle.of(
                            SslStoreBundle.of(store, ServerCertificate.KEY_PASSWORD, null),
                            SslBundleKey.of(ServerCertificate.KEY_PASSWORD)));
        };
    }
}
