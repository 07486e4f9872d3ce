package org.sacho.web;

import static org.sacho.subject.Role.APPROVER;
import static org.sacho.subject.Role.AUDITOR;
import static org.sacho.subject.Role.OFFICER;
import static org.sacho.subject.Role.SECURITY_ADMINISTRATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sacho.Premises;
import org.sacho.label.Label;
import org.sacho.office.PolicyRegister.Status;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Makes what surrounds every page. The counts in the menu cover only what is put before this person.
@OnEverySide
@Component
public class Frames {

    private final Premises sacho;
    private final Labels labels;

    Frames(Premises sacho, Labels labels) {
        this.sacho = sacho;
        this.labels = labels;
    }

    /// The frame around a page for somebody who is signed in.
    ///
    /// @param highest of the labels of everything on the page
    public FrameView around(Subject subject, Section current, Label highest) {
        var policy = sacho.policies().active();
        return new FrameView(
                labels.of(highest),
                menu(subject, current),
                subject.id().value(),
                policy.id() + " " + policy.version(),
                query());
    }

    /// The frame around a page that shows nothing of anybody.
    public FrameView outside() {
        return new FrameView(labels.of(labels.bottom()), List.of(), "", "", query());
    }

    private List<NavView> menu(Subject subject, Section current) {
        var menu = new ArrayList<NavView>();
        if (subject.roles().stream().anyMatch(Role::handlesContent)) {
            menu.add(entry(Section.MEETINGS, 0, current));
            if (sacho.hasMeetings() && (subject.fills(OFFICER) || subject.fills(APPROVER))) {
                menu.add(entry(Section.APPROVALS, sacho.waitingFor(subject), current));
                menu.add(entry(Section.REGISTER, 0, current));
            }
            menu.add(entry(Section.SEARCH, 0, current));
            if (subject.fills(OFFICER) || subject.fills(APPROVER)) {
                menu.add(entry(Section.INCIDENTS, sacho.incidents().openFor(subject), current));
            }
        }
        if (subject.fills(SECURITY_ADMINISTRATOR)) {
            menu.add(entry(Section.POLICY, proposals(subject), current));
            menu.add(entry(Section.PEOPLE, 0, current));
            menu.add(entry(Section.INCIDENTS, sacho.incidents().openFor(subject), current));
        }
        if (subject.fills(AUDITOR)) {
            menu.add(entry(Section.AUDIT, 0, current));
            menu.add(entry(Section.REGISTER, 0, current));
        }
        if (sacho.hasMeetings() && (subject.fills(SECURITY_ADMINISTRATOR) || subject.fills(AUDITOR))) {
            menu.add(entry(Section.KEYS, 0, current));
        }
        return menu;
    }

    private int proposals(Subject subject) {
        return (int) sacho.policies().history().stream()
                .filter(entry -> entry.status() == Status.PROPOSED)
                .filter(entry -> !entry.proposedBy().equals(subject.id()))
                .count();
    }

    private static NavView entry(Section section, int count, Section current) {
        return new NavView(section, section.href(), count, section == current);
    }

    private static String query() {
        var query = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("lang")
                .build()
                .getQuery();
        return Optional.ofNullable(query).map(text -> text + "&").orElse("");
    }
}
