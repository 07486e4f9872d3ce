package org.sacho.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sacho.web.Htmx;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;

/// Answers browsers that are not, or no longer, signed in. A part of a page is never answered with the sign-in
/// form: the page is told to go there.
final class SignInRequired {

    private static final String SIGN_IN = "/login";
    private static final String EXPIRED = "/login?expired";

    private SignInRequired() {}

    static void ask(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var to = expired(request) ? EXPIRED : SIGN_IN;
        if (Htmx.asked(request)) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(to);
        }
    }

    /// A token of an earlier session says that the session ended, not that the person may not.
    static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (Htmx.asked(request) && why instanceof CsrfException) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else if (why instanceof CsrfException && expired(request)) {
            response.sendRedirect(EXPIRED);
        } else {
            var status = LowRoutes.missed(why) ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN;
            response.sendError(status.value());
        }
    }

    private static boolean expired(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
