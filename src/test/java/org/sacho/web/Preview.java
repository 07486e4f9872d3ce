package org.sacho.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/// Shows every screen with made-up values on a loopback port, to look at; the tests render the same screens.
@EnableAutoConfiguration
@EnableWebSecurity
class Preview {

    static final Map<String, Object> SETTINGS = Map.of(
            "server.address", "127.0.0.1",
            "server.port", "0",
            "spring.main.banner-mode", "off",
            "spring.messages.fallback-to-system-locale", "false",
            "spring.autoconfigure.exclude",
                    "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                            + "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration");

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void main(String[] args) {
        start();
    }

    static ConfigurableApplicationContext start() {
        var preview = new SpringApplication(Preview.class);
        preview.setDefaultProperties(SETTINGS);
        return preview.run("--server.ssl.enabled=false");
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY)))
                .build();
    }

    @Bean
    LocaleResolver localeResolver() {
        return new CookieLocaleResolver("lang");
    }

    @Bean
    WebMvcConfigurer languageSwitch() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LocaleChangeInterceptor() {
                    @Override
                    public String getParamName() {
                        return "lang";
                    }
                });
            }
        };
    }

    @Bean
    RouterFunction<ServerResponse> screens() {
        var routes = RouterFunctions.route();
        for (var screen : Screens.in(Locale.ENGLISH)) {
            routes.GET(screen.path(), request -> show(screen.path(), request));
        }
        routes.POST("/meetings/{id}/passages/{pid}/{act}", request -> show("/meetings/m1/review", request));
        return routes.build();
    }

    /// As the controllers do: htmx gets the part that changes, and the part is the screen `swap` below the page.
    private static ServerResponse show(String path, ServerRequest request) {
        var part = path + "/swap";
        var screens = Screens.in(LocaleContextHolder.getLocale());
        var wanted = request.headers().header("HX-Request").isEmpty()
                        || screens.stream().noneMatch(screen -> screen.path().equals(part))
                ? path
                : part;
        var screen = screens.stream()
                .filter(candidate -> candidate.path().equals(wanted))
                .findFirst()
                .orElseThrow();
        return ServerResponse.ok().render(screen.template(), screen.model());
    }
}
