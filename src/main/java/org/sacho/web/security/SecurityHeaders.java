package org.sacho.web.security;

import java.util.Map;

/// What every answer says to browsers, whichever server gives it.
public final class SecurityHeaders {

    static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; object-src 'none'";
    static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), clipboard-read=(), display-capture=()";

    /// The same as Spring Security writes with [SecurityConfiguration], for a server without it.
    public static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("Content-Security-Policy", CONTENT_SECURITY),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("X-Frame-Options", "DENY"),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("X-XSS-Protection", "0"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry("Permissions-Policy", PERMISSIONS),
            Map.entry("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains"),
            Map.entry("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"),
            Map.entry("Pragma", "no-cache"),
            Map.entry("Expires", "0"));

    private SecurityHeaders() {}
}
