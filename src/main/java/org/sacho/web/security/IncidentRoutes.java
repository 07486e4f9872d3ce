package org.sacho.web.security;

import static org.sacho.subject.Role.APPROVER;
import static org.sacho.subject.Role.OFFICER;
import static org.sacho.subject.Role.READER;
import static org.sacho.subject.Role.SECURITY_ADMINISTRATOR;

import org.sacho.subject.Role;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/// The routes of incidents, on every side. Those about a passage are in front of the others about meetings.
final class IncidentRoutes {

    private static final Role[] CONTENT = {READER, OFFICER, APPROVER};
    private static final Role[] SEEING = {READER, OFFICER, APPROVER, SECURITY_ADMINISTRATOR};

    private IncidentRoutes() {}

    static void programs(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        add(routes, people, "/api/v1");
        routes.requestMatchers(HttpMethod.GET, "/api/v1/notices").access(people.holding(CONTENT));
    }

    static void browsers(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        add(routes, people, "");
    }

    /// What is said about a passage, where there are any.
    static void meetings(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people) {
        routes.requestMatchers(
                        "/meetings/*/passages/*/spill",
                        "/api/v1/meetings/*/passages/*/spill",
                        "/released/*/items/*/spill")
                .access(people.holding(OFFICER, APPROVER));
    }

    private static void add(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes,
            CurrentPeople people,
            String root) {
        routes.requestMatchers(HttpMethod.GET, root + "/incidents", root + "/incidents/*")
                .access(people.holding(SEEING))
                .requestMatchers(HttpMethod.POST, root + "/incidents/*/closure")
                .access(people.holding(OFFICER, APPROVER))
                .requestMatchers(HttpMethod.POST, root + "/incidents/*/acknowledgement")
                .access(people.holding(CONTENT));
    }
}
