package org.sacho.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.sacho.subject.Role;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns uploads away before anything reads their body, unless somebody is signed in who may bring files: looking
/// for the token of a form would take the whole body into memory for a client who is nobody.
final class NoAnonymousUploads extends OncePerRequestFilter {

    private final CurrentPeople people;

    NoAnonymousUploads(CurrentPeople people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (upload(request) && !mayBringFiles()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean upload(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .isPresent();
    }

    private boolean mayBringFiles() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(people::of)
                .filter(subject -> subject.fills(Role.OFFICER) || subject.fills(Role.SECURITY_ADMINISTRATOR))
                .isPresent();
    }
}
