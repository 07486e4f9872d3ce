package org.sacho.web.security;

import static org.sacho.subject.Role.APPROVER;
import static org.sacho.subject.Role.AUDITOR;
import static org.sacho.subject.Role.OFFICER;
import static org.sacho.subject.Role.READER;
import static org.sacho.subject.Role.SECURITY_ADMINISTRATOR;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sacho.Premises;
import org.sacho.subject.Role;
import org.sacho.web.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Two doors, the browser's with sessions and CSRF tokens, the programs' with bearer tokens. A route that is not
/// listed here is refused to everybody.
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    private static final Role[] CONTENT = {READER, OFFICER, APPROVER};

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Premises installation, CurrentPeople people, ProblemWriter problems)
            throws Exception {
        return common(http)
                .securityMatcher("/api/**", "/livez", "/readyz")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerTokenFilter(installation), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, e) -> problems.unauthorized(response))
                        .accessDeniedHandler((request, response, e) -> refuse(problems, response, e)))
                .authorizeHttpRequests(routes -> {
                    if (installation.hasMeetings()) {
                        programRoutes(routes, people);
                    } else {
                        LowRoutes.programs(routes, people);
                    }
                })
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browsers(HttpSecurity http, Premises installation, CurrentPeople people) throws Exception {
        return common(http)
                .addFilterBefore(new NoAnonymousUploads(people), CsrfFilter.class)
                .authenticationProvider(new PasswordSignIn(installation))
                .formLogin(form ->
                        form.loginPage("/login").defaultSuccessUrl("/", true).failureUrl("/login?error"))
                .logout(logout ->
                        logout.logoutSuccessUrl("/login?signedout").addLogoutHandler(new SignOutRecord(installation)))
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(SignInRequired::ask)
                        .accessDeniedHandler(SignInRequired::refuse))
                .authorizeHttpRequests(routes -> {
                    if (installation.hasMeetings()) {
                        browserRoutes(routes, people);
                    } else {
                        LowRoutes.browsers(routes, people);
                    }
                })
                .build();
    }

    private static void refuse(ProblemWriter problems, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (LowRoutes.missed(why)) {
            problems.notFound(response);
        } else {
            problems.forbidden(response);
        }
    }

    private static HttpSecurity common(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(SecurityHeaders.CONTENT_SECURITY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .crossOriginOpenerPolicy(Customizer.withDefaults())
                        .crossOriginResourcePolicy(Customizer.withDefaults())
                        .permissionsPolicyHeader(permissions -> permissions.policy(SecurityHeaders.PERMISSIONS)))
                .requestCache(cache -> cache.disable())
                .anonymous(Customizer.withDefaults());
    }

    private static void programRoutes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        IncidentRoutes.meetings(routes, people);
        IncidentRoutes.programs(routes, people);
        KeyRoutes.programs(routes, people);
        routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/livez", "/readyz")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/v1/tokens")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                .permitAll()
                .requestMatchers("/api/v1/audit/**", "/api/v1/audit")
                .access(people.holding(AUDITOR))
                .requestMatchers(HttpMethod.GET, "/api/v1/releases", "/api/v1/releases/**")
                .access(people.holding(APPROVER))
                .requestMatchers(HttpMethod.POST, "/api/v1/releases/**")
                .access(people.holding(APPROVER))
                .requestMatchers(HttpMethod.POST, "/api/v1/determinations/**")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.GET, "/api/v1/destructions")
                .access(people.holding(OFFICER, APPROVER, AUDITOR))
                .requestMatchers("/api/v1/destructions/**")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.GET, "/api/v1/determinations")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.PUT, "/api/v1/meetings/*/passages/*/determination")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.GET, "/api/v1/meetings/**", "/api/v1/meetings", "/api/v1/search")
                .access(people.holding(CONTENT))
                .requestMatchers("/api/v1/meetings/**", "/api/v1/meetings")
                .access(people.holding(OFFICER))
                .anyRequest()
                .denyAll();
    }

    private static void browserRoutes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        IncidentRoutes.meetings(routes, people);
        IncidentRoutes.browsers(routes, people);
        KeyRoutes.browsers(routes, people);
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
                .requestMatchers(HttpMethod.GET, "/register")
                .access(people.holding(OFFICER, APPROVER, AUDITOR))
                .requestMatchers("/approvals/destructions/*")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.GET, "/approvals", "/approvals/releases/*", "/approvals/determinations/*")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.POST, "/approvals/determinations/*")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.POST, "/approvals/releases/*")
                .access(people.holding(APPROVER))
                .requestMatchers(HttpMethod.GET, "/search", "/released/*")
                .access(people.holding(CONTENT))
                .requestMatchers(HttpMethod.POST, "/search")
                .access(people.holding(CONTENT))
                .requestMatchers(HttpMethod.GET, "/meetings/new")
                .access(people.holding(OFFICER))
                .requestMatchers(HttpMethod.GET, "/meetings", "/meetings/**")
                .access(people.holding(CONTENT))
                .requestMatchers(HttpMethod.POST, "/meetings/*/passages/*/determination", "/meetings/*/passages/*/undo")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.POST, "/meetings/**")
                .access(people.holding(OFFICER))
                .anyRequest()
                .denyAll();
    }
}
