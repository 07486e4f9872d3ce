package org.sacho.web.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sacho.Passwords;
import org.sacho.Premises;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.label.Label;
import org.sacho.label.UnknownMarkingException;
import org.sacho.meeting.RefusedException;
import org.sacho.office.Account;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.web.Frames;
import org.sacho.web.Htmx;
import org.sacho.web.Labels;
import org.sacho.web.OnEverySide;
import org.sacho.web.Section;
import org.sacho.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Accounts, roles and clearances. Nobody changes their own account, and two security administrators always
/// remain.
@OnEverySide
@Controller
@RequestMapping("/people")
class PeoplePages {

    private static final int ADMINISTRATORS = 2;

    private final Premises sacho;
    private final Frames frames;
    private final Labels labels;
    private final Words words;
    private final SecureRandom random = new SecureRandom();

    PeoplePages(Premises sacho, Frames frames, Labels labels, Words words) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.words = words;
    }

    @GetMapping
    String all(Subject admin, Model model) {
        return page(admin, null, model);
    }

    @GetMapping("/{account}")
    String one(Subject admin, @PathVariable String account, Model model) {
        var page = page(admin, drawer(admin, known(account), ""), model);
        return Htmx.asked() ? "people/drawer :: drawer" : page;
    }

    @PostMapping
    String add(
            Subject admin,
            @RequestParam String account,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @RequestParam String clearance,
            RedirectAttributes next) {
        var held = roles == null ? Set.<Role>of() : roles;
        var problem = newAccount(account) ? problem(held) : Optional.of("people.problem.account");
        if (problem.isPresent()) {
            next.addFlashAttribute("problem", words.of(problem.get()));
            return "redirect:/people";
        }
        var password = Passwords.random(random);
        var label = label(clearance);
        record(admin, account, held, label);
        sacho.accounts().add(new SubjectId(account), password, held, label);
        next.addFlashAttribute("issued", new Issued(account, password));
        return "redirect:/people";
    }

    /// A first password, on its way to the one page that shows it.
    public record Issued(String account, String password) {
        @Override
        public String toString() {
            return "Issued[" + account + "]";
        }
    }

    @PostMapping("/{account}")
    String change(
            Subject admin,
            @PathVariable String account,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @RequestParam String clearance,
            @RequestParam(defaultValue = "false") boolean locked,
            Model model,
            RedirectAttributes next) {
        var person = known(account);
        var held = roles == null ? Set.<Role>of() : roles;
        var problem = admin.id().equals(person.id())
                ? Optional.of("people.problem.own")
                : problem(held).or(() -> lastAdministrators(person, held, locked));
        if (problem.isPresent()) {
            return page(admin, drawer(admin, person, problem.get()), model);
        }
        var label = label(clearance);
        record(admin, account, held, label);
        sacho.accounts().change(person.id(), held, label, locked);
        next.addFlashAttribute("notice", "people.saved");
        return "redirect:/people";
    }

    private Optional<String> lastAdministrators(Account person, Set<Role> roles, boolean locked) {
        boolean stays = roles.contains(Role.SECURITY_ADMINISTRATOR) && !locked;
        var others = sacho.accounts().all().stream()
                .filter(account -> !account.id().equals(person.id()))
                .filter(account -> !account.disabled() && account.roles().contains(Role.SECURITY_ADMINISTRATOR))
                .count();
        return stays || others >= ADMINISTRATORS ? Optional.empty() : Optional.of("people.problem.last");
    }

    private static Optional<String> problem(Set<Role> roles) {
        if (roles.isEmpty()) {
            return Optional.of("people.problem.role");
        }
        return Subject.separated(roles) ? Optional.empty() : Optional.of("people.problem.duties");
    }

    private boolean newAccount(String account) {
        try {
            return sacho.accounts().find(new SubjectId(account)).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Account known(String account) {
        try {
            return sacho.accounts().find(new SubjectId(account)).orElseThrow(RefusedException::notFound);
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound();
        }
    }

    private Label label(String canonical) {
        try {
            return sacho.policies().active().lattice().parse(canonical);
        } catch (UnknownMarkingException e) {
            throw new RefusedException(RefusedException.Kind.INVALID, "unknown-level");
        }
    }

    private void record(Subject admin, String account, Set<Role> roles, Label clearance) {
        sacho.audit()
                .append(List.of(AuditEvent.of(Action.PERSON_CHANGED, Actor.of(admin.id()), account, Outcome.DONE)
                        .with(Detail.ACCOUNT, account)
                        .with(Detail.CLEARANCE, clearance.toString())
                        .with(
                                Detail.ROLE,
                                roles.stream().map(Role::name).sorted().collect(Collectors.joining("-")))));
    }

    private String page(Subject admin, @Nullable PersonView selected, Model model) {
        var now = Instant.now();
        var rows = sacho.accounts().all().stream()
                .map(account -> new PeopleView.Row(
                        account.id().value(),
                        account.roles().stream().sorted().toList(),
                        labels.of(account.clearance()),
                        account.disabled() || account.lockedAt(now),
                        account.lastSignIn().map(Words::minute).orElse("")))
                .toList();
        model.addAttribute("frame", frames.around(admin, Section.PEOPLE, labels.bottom()));
        model.addAttribute("view", new PeopleView(rows, clearances(labels.bottom()), List.of(Role.values()), selected));
        return "people/people";
    }

    private PersonView drawer(Subject admin, Account person, String problem) {
        return new PersonView(
                person.id().value(),
                Stream.of(Role.values())
                        .map(role ->
                                new PersonView.RoleChoice(role, person.roles().contains(role)))
                        .toList(),
                clearances(person.clearance()),
                person.disabled(),
                admin.id().equals(person.id()),
                problem);
    }

    /// Every plain level, the top of the lattice, and what the person holds now.
    private List<PersonView.ClearanceChoice> clearances(Label held) {
        var lattice = sacho.policies().active().lattice();
        var choices = new LinkedHashSet<Label>();
        lattice.levels().forEach(level -> choices.add(Label.of(level)));
        choices.add(lattice.top());
        choices.add(held);
        return choices.stream()
                .map(label -> new PersonView.ClearanceChoice(
                        label.toString(), labels.of(label).words(), label.equals(held)))
                .toList();
    }
}
