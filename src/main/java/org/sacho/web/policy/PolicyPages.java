package org.sacho.web.policy;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sacho.Premises;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditEvent;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.meeting.RefusedException;
import org.sacho.office.PolicyRegister.Objection;
import org.sacho.policy.InvalidPolicyException;
import org.sacho.policy.PolicyDigest;
import org.sacho.policy.PolicyPackReader;
import org.sacho.subject.Subject;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The policy in force, and putting another one in force by two security administrators.
@OnEverySide
@Controller
@RequestMapping("/policy")
class PolicyPages {

    private static final String CHECKED = PolicyPages.class.getName() + ".checked";

    private final Premises sacho;
    private final Frames frames;
    private final Labels labels;
    private final Words words;
    private final PolicyPainter painter;

    PolicyPages(Premises sacho, Frames frames, Labels labels, Words words, PolicyPainter painter) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.words = words;
        this.painter = painter;
    }

    /// A pack that was checked and may be proposed, kept in memory until then.
    private record Checked(String fileName, String base64) {
        byte[] pack() {
            return Base64.getDecoder().decode(base64);
        }

        @Override
        public String toString() {
            return "Checked[]";
        }
    }

    @GetMapping
    String show(Subject admin, Model model) {
        return page(admin, null, model);
    }

    @PostMapping("/validate")
    String validate(Subject admin, @RequestParam MultipartFile pack, HttpSession session, Model model)
            throws IOException {
        byte[] bytes = pack.getBytes();
        var name = Optional.ofNullable(pack.getOriginalFilename()).orElse("policy.yaml");
        var digest = PolicyDigest.of(bytes);
        session.removeAttribute(CHECKED);
        PolicyView.Validation validation;
        try {
            var policy = PolicyPackReader.read(bytes, name);
            record(Action.POLICY_VALIDATED, admin, digest, Outcome.DONE);
            session.setAttribute(CHECKED, new Checked(name, Base64.getEncoder().encodeToString(bytes)));
            validation = new PolicyView.Validation(
                    policy.id(), policy.version(), digest.hex(), digest.abbreviated(), List.of());
        } catch (InvalidPolicyException e) {
            record(Action.POLICY_VALIDATED, admin, digest, Outcome.REFUSED);
            validation = new PolicyView.Validation(
                    "",
                    "",
                    digest.hex(),
                    digest.abbreviated(),
                    e.problems().stream()
                            .map(problem -> new PolicyView.Problem(problem.line(), problem.message()))
                            .toList());
        }
        var page = page(admin, validation, model);
        return Htmx.asked() ? "policy/validation :: validation" : page;
    }

    @PostMapping("/proposals")
    String propose(Subject admin, @RequestParam String digest, HttpSession session, RedirectAttributes next)
            throws InvalidPolicyException {
        if (!(session.getAttribute(CHECKED) instanceof Checked checked)
                || !PolicyDigest.of(checked.pack()).hex().equals(digest)) {
            next.addFlashAttribute("problem", words.of("policy.objection.CHECK_AGAIN"));
            return "redirect:/policy";
        }
        var named = PolicyDigest.of(checked.pack());
        record(Action.POLICY_PROPOSED, admin, named, Outcome.GRANTED);
        var objection = sacho.policies().propose(admin.id(), checked.pack(), checked.fileName());
        session.removeAttribute(CHECKED);
        return answered(Action.POLICY_PROPOSED, admin, named, objection, next);
    }

    @PostMapping("/proposals/{digest}")
    String decide(Subject admin, @PathVariable String digest, @RequestParam boolean approve, RedirectAttributes next) {
        var named = digest(digest);
        var action = approve ? Action.POLICY_ACTIVATED : Action.POLICY_REFUSED;
        record(action, admin, named, Outcome.GRANTED);
        return answered(action, admin, named, sacho.policies().decide(admin.id(), named, approve), next);
    }

    private String answered(
            Action action, Subject admin, PolicyDigest digest, Optional<Objection> objection, RedirectAttributes next) {
        record(action, admin, digest, objection.isEmpty() ? Outcome.DONE : Outcome.REFUSED);
        objection.ifPresentOrElse(
                why -> next.addFlashAttribute("problem", words.of("policy.objection." + why)),
                () -> next.addFlashAttribute("notice", notice(action)));
        return "redirect:/policy";
    }

    private static String notice(Action done) {
        if (done == Action.POLICY_PROPOSED) {
            return "policy.proposed";
        }
        return done == Action.POLICY_ACTIVATED ? "policy.activated" : "policy.refused";
    }

    private static PolicyDigest digest(String hex) {
        try {
            return new PolicyDigest(hex);
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound();
        }
    }

    private String page(Subject admin, PolicyView.@Nullable Validation validation, Model model) {
        model.addAttribute("frame", frames.around(admin, Section.POLICY, labels.bottom()));
        model.addAttribute("view", painter.paint(admin, validation));
        return "policy/policy";
    }

    private void record(Action action, Subject admin, PolicyDigest digest, Outcome outcome) {
        sacho.audit()
                .append(List.of(
                        AuditEvent.of(action, Actor.of(admin.id()), "", outcome).with(Detail.POLICY, digest.hex())));
    }
}
