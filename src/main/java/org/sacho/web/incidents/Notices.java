package org.sacho.web.incidents;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.sacho.Premises;
import org.sacho.spill.Incidents.Notice;
import org.sacho.web.Htmx;
import org.sacho.web.OnEverySide;
import org.sacho.web.security.CurrentPeople;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Tells people, on whatever page they open next, that minutes they read were withdrawn.
@OnEverySide
@ControllerAdvice(annotations = Controller.class)
class Notices {

    private final Premises sacho;
    private final CurrentPeople people;

    Notices(Premises sacho, CurrentPeople people) {
        this.sacho = sacho;
        this.people = people;
    }

    @ModelAttribute("withdrawn")
    List<Notice> withdrawn(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || Htmx.asked(request)) {
            return List.of();
        }
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(people::of)
                .map(sacho.incidents()::notices)
                .orElse(List.of());
    }
}
