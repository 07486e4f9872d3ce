package org.sacho.web.security;

import java.util.Arrays;
import java.util.Optional;
import org.sacho.Premises;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.web.OnEverySide;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/// Who is behind a request, with the roles and the clearance they have at this moment, not those they had when
/// they signed in.
@OnEverySide
@Component
public class CurrentPeople {

    private final Premises installation;

    CurrentPeople(Premises installation) {
        this.installation = installation;
    }

    public Optional<Subject> of(Authentication authentication) {
        return authentication.getPrincipal() instanceof SubjectId id
                ? installation.accounts().subject(id)
                : Optional.empty();
    }

    /// Lets a request pass whose sender holds one of the roles now.
    AuthorizationManager<RequestAuthorizationContext> holding(Role... roles) {
        return (authentication, context) -> new AuthorizationDecision(Optional.ofNullable(authentication.get())
                .flatMap(this::of)
                .filter(subject -> Arrays.stream(roles).anyMatch(subject::fills))
                .isPresent());
    }
}
