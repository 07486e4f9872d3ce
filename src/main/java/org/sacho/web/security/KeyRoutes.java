package org.sacho.web.security;

import static org.sacho.subject.Role.AUDITOR;
import static org.sacho.subject.Role.SECURITY_ADMINISTRATOR;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/// The routes of the keys and of sealing the server. Auditors look, security administrators act.
final class KeyRoutes {

    private KeyRoutes() {}

    static void programs(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        routes.requestMatchers(HttpMethod.GET, "/api/v1/keys", "/api/v1/keys/rotations")
                .access(people.holding(SECURITY_ADMINISTRATOR, AUDITOR))
                .requestMatchers(HttpMethod.POST, "/api/v1/keys/rotations", "/api/v1/seal")
                .access(people.holding(SECURITY_ADMINISTRATOR));
    }

    static void browsers(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        routes.requestMatchers(HttpMethod.GET, "/keys", "/keys/*")
                .access(people.holding(SECURITY_ADMINISTRATOR, AUDITOR))
                .requestMatchers(HttpMethod.POST, "/keys/*/rotation")
                .access(people.holding(SECURITY_ADMINISTRATOR))
                .requestMatchers("/seal")
                .access(people.holding(SECURITY_ADMINISTRATOR));
    }
}
