package org.sacho.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.Premises;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.sacho.subject.SubjectId;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/// Notes that somebody signed out.
final class SignOutRecord implements LogoutHandler {

    private final Premises installation;

    SignOutRecord(Premises installation) {
        this.installation = installation;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SubjectId id) {
            installation.audit().append(List.of(AuditEvent.of(Action.SIGN_OUT, Actor.of(id), "", Outcome.DONE)));
        }
    }
}
