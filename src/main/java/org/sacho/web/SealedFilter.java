package org.sacho.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Before everything else: a server that is being sealed answers nothing any more.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SealedFilter extends OncePerRequestFilter {

    private final SealSwitch seal;

    SealedFilter(SealSwitch seal) {
        this.seal = seal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (seal.pulled()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (seal.pulledBy(request)) {
                response.flushBuffer();
                seal.release();
            }
        }
    }
}
