package org.sacho.web.security;

import static org.sacho.subject.Role.APPROVER;
import static org.sacho.subject.Role.AUDITOR;
import static org.sacho.subject.Role.OFFICER;
import static org.sacho.subject.Role.READER;
import static org.sacho.subject.Role.SECURITY_ADMINISTRATOR;

import jakarta.servlet.DispatcherType;
import org.sacho.subject.Role;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/// The routes of the low side of two networks. Any other does not exist there, whoever asks.
final class LowRoutes {

    private static final Role[] CONTENT = {READER, OFFICER, APPROVER};

    private LowRoutes() {}

    /// A refusal that is told as "there is no such thing".
    private static final class NoSuchRoute extends AuthorizationDecision {
        NoSuchRoute() {
            super(false);
        }
    }

    /// Whether somebody was refused because there is nothing at that address.
    static boolean missed(AccessDeniedException why) {
        return why instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof NoSuchRoute;
    }

    static void programs(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        IncidentRoutes.programs(routes, people);
        routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/livez", "/readyz")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/v1/tokens")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/v1/audit", "/api/v1/audit/checkpoint")
                .access(people.holding(AUDITOR))
                .requestMatchers(
                        HttpMethod.GET,
                        "/api/v1/search",
                        "/api/v1/meetings",
                        "/api/v1/meetings/*",
                        "/api/v1/meetings/*/minutes",
                        "/api/v1/meetings/*/minutes/*")
                .access(people.holding(CONTENT))
                .anyRequest()
                .access(noSuchRoute());
    }

    static void browsers(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        IncidentRoutes.browsers(routes, people);
        routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/error")
                .permitAll()
                .requestMatchers(
                        HttpMethod.GET,
                        "/login",
                        "/labels.css",
                        "/icon.svg",
                        "/css/**",
                        "/js/**",
                        "/webjars/htmx.org/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/")
                .access(people.holding(Role.values()))
                .requestMatchers(HttpMethod.GET, "/policy", "/people", "/people/*")
                .access(people.holding(SECURITY_ADMINISTRATOR))
                .requestMatchers(
                        HttpMethod.POST,
                        "/policy/validate",
                        "/policy/proposals",
                        "/policy/proposals/*",
                        "/people",
                        "/people/*")
                .access(people.holding(SECURITY_ADMINISTRATOR))
                .requestMatchers(HttpMethod.GET, "/audit")
                .access(people.holding(AUDITOR))
                .requestMatchers(HttpMethod.GET, "/meetings", "/released/*", "/search")
                .access(people.holding(CONTENT))
                .requestMatchers(HttpMethod.POST, "/search")
                .access(people.holding(CONTENT))
                .anyRequest()
                .access(noSuchRoute());
    }

    private static AuthorizationManager<RequestAuthorizationContext> noSuchRoute() {
        return (authentication, context) -> new NoSuchRoute();
    }
}
