package org.sacho.web.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.sacho.meeting.RefusedException;
import org.sacho.subject.Subject;
import org.sacho.web.Sealing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Seals the server: it answers this request, and then nothing until its custodians unseal it.
@RestController
class SealApi {

    private final Sealing sealing;

    SealApi(Sealing sealing) {
        this.sealing = sealing;
    }

    record SealBody(@Nullable Boolean sure) {}

    @PostMapping("/api/v1/seal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void seal(
            Subject administrator, @RequestBody(required = false) @Nullable SealBody body, HttpServletRequest request) {
        if (body != null && Boolean.FALSE.equals(body.sure())) {
            throw new RefusedException(RefusedException.Kind.INVALID, "not-sure");
        }
        sealing.seal(administrator, request);
    }
}
