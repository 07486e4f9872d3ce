package org.sacho.web.security;

import java.util.List;
import org.sacho.Premises;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Signs people in by name and password; the attempt is on record before it counts.
final class PasswordSignIn implements AuthenticationProvider {

    private final Premises installation;

    PasswordSignIn(Premises installation) {
        this.installation = installation;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var account = installation.accounts().signIn(attempt.getName(), String.valueOf(attempt.getCredentials()));
        var actor = account.map(found -> Actor.of(found.id())).orElseGet(Actor.Nobody::new);
        installation
                .audit()
                .append(List.of(AuditEvent.of(
                        Action.SIGN_IN, actor, "", account.isPresent() ? Outcome.DONE : Outcome.REFUSED)));
        var id = account.orElseThrow(() -> new BadCredentialsException("name or password is wrong"))
                .id();
        return UsernamePasswordAuthenticationToken.authenticated(id, "", List.of());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
