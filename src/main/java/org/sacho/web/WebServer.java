package org.sacho.web;

import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sacho.Installation;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The HTTPS server around an unlocked installation.
public final class WebServer {

    private final ServletWebServerApplicationContext context;
    private final Installation installation;

    private WebServer(ServletWebServerApplicationContext context, Installation installation) {
        this.context = context;
        this.installation = installation;
    }

    /// Starts serving; returns once requests are answered.
    ///
    /// @throws PortInUseException if somebody else listens there
    public static WebServer start(Installation installation, Path data, String address, int port) {
        var application = new SpringApplication(WebConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties(data, address, port));
        application.addInitializers(context -> {
            var generic = (GenericApplicationContext) context;
            generic.registerBean(Installation.class, () -> installation, bean -> bean.setDestroyMethodName(""));
            generic.registerBean(ServerFolder.class, () -> new ServerFolder(data));
        });
        return new WebServer((ServletWebServerApplicationContext) run(application), installation);
    }

    private static ConfigurableApplicationContext run(SpringApplication application) {
        try {
            return application.run();
        } catch (ApplicationContextException e) {
            if (e.getCause() instanceof PortInUseException inUse) {
                throw inUse;
            }
            throw e;
        }
    }

    private static Map<String, Object> properties(Path data, String address, int port) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", Integer.toString(port));
        properties.put("server.address", address);
        properties.put(
                "server.tomcat.basedir", data.resolve("tmp").resolve("web").toString());
        return properties;
    }

    public int port() {
        return Objects.requireNonNull(context.getWebServer(), "the server has stopped")
                .getPort();
    }

    /// What the server shows to whoever connects.
    public X509Certificate certificate() {
        try {
            var store = Objects.requireNonNull(context.getBean(SslBundles.class)
                    .getBundle("sacho")
                    .getStores()
                    .getKeyStore());
            return (X509Certificate) store.getCertificate(store.aliases().nextElement());
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the server has no certificate", e);
        }
    }

    /// Every route of every controller, so that none can be added without a word on who may take it.
    Set<RequestMappingInfo> routes() {
        return context.getBean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet();
    }

    /// Answers what is under way, then locks the installation again.
    public void stop() {
        context.close();
        installation.close();
    }
}
