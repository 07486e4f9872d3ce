package org.sacho.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Tells requests for a part of a page from those for a whole one.
public final class Htmx {

    private Htmx() {}

    public static boolean asked(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /// Whether the request under way asks for a part.
    public static boolean asked() {
        return RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes
                && asked(attributes.getRequest());
    }
}
