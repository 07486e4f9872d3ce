package org.sacho.web;

import org.sacho.Premises;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Leads everybody to where their work is.
@OnEverySide
@Controller
class StartPage {

    private final Premises sacho;

    StartPage(Premises sacho) {
        this.sacho = sacho;
    }

    @GetMapping("/")
    String start(Subject subject) {
        if (subject.fills(Role.SECURITY_ADMINISTRATOR)) {
            return "redirect:" + Section.POLICY.href();
        }
        if (subject.fills(Role.AUDITOR)) {
            return "redirect:" + Section.AUDIT.href();
        }
        boolean onlyApproves = sacho.hasMeetings() && subject.fills(Role.APPROVER) && !subject.fills(Role.OFFICER);
        return "redirect:" + (onlyApproves ? Section.APPROVALS : Section.MEETINGS).href();
    }
}
