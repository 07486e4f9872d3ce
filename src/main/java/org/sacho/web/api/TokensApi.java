package org.sacho.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.Premises;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Outcome;
import org.sacho.web.OnEverySide;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Tokens for programs, against name and password.
@OnEverySide
@RestController
class TokensApi {

    private final Premises sacho;

    TokensApi(Premises sacho) {
        this.sacho = sacho;
    }

    record SignIn(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "SignIn[]";
        }
    }

    @PostMapping("/api/v1/tokens")
    ResponseEntity<Object> issue(@RequestBody SignIn body) {
        var account = sacho.accounts()
                .signIn(body.username() == null ? "" : body.username(), body.password() == null ? "" : body.password());
        var actor = account.map(found -> Actor.of(found.id())).orElseGet(Actor.Nobody::new);
        sacho.audit()
                .append(List.of(AuditEvent.of(
                        Action.TOKEN_ISSUED, actor, "", account.isPresent() ? Outcome.DONE : Outcome.REFUSED)));
        if (account.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.UNAUTHORIZED, "Name or password is wrong, or the account is locked for now."));
        }
        var issued = sacho.tokens().issue(account.get().id());
        return ResponseEntity.ok(
                Map.of("token", issued.token(), "expiresAt", issued.expiresAt().toString()));
    }
}
