package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sacho.audit.Outcome;
import org.sacho.subject.Role;
import org.sacho.web.audit.AuditView;
import org.sacho.web.audit.EventView;
import org.sacho.web.people.PeopleView;
import org.sacho.web.people.PersonView;
import org.sacho.web.policy.PolicyView;
import org.sacho.web.signin.SignInView;

/// Screens without content: signing in, refusals, policy, people, the log.
final class OfficeScreens {

    private static final String DIGEST = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private final SampleLabels labels;

    private OfficeScreens(SampleLabels labels) {
        this.labels = labels;
    }

    static List<Screen> in(Locale language) {
        var labels = new SampleLabels(language);
        var screens = new OfficeScreens(labels);
        var outside = new FrameView(labels.open, List.of(), "", "", "");
        var admin = labels.frame(labels.open, "secadmin1", Section.POLICY, Section.POLICY, Section.PEOPLE);
        var people = labels.frame(labels.open, "secadmin1", Section.PEOPLE, Section.POLICY, Section.PEOPLE);
        var auditor = labels.frame(labels.open, "auditor1", Section.AUDIT, Section.AUDIT);
        var errors = Stream.of(403, 404, 409, 413, 500)
                .map(status -> new Screen("/refused/" + status, "error", Map.of("status", status)));
        var screensOfOffice = Stream.of(
                Screen.of("/login", "signin/sign-in", new SignInView(false, false, false), outside),
                Screen.of("/login/failed", "signin/sign-in", new SignInView(true, false, false), outside),
                Screen.of("/policy", "policy/policy", screens.policy(null, screens.proposal(true)), admin),
                Screen.of(
                        "/policy/invalid",
                        "policy/policy",
                        screens.policy(screens.validation(false), screens.proposal(false)),
                        admin),
                Screen.of(
                        "/policy/valid",
                        "policy/validation :: validation",
                        screens.policy(screens.validation(true), null),
                        admin),
                Screen.of("/people", "people/people", screens.people(null), people),
                Screen.of("/people/officer1", "people/people", screens.people(screens.person(false)), people),
                Screen.of(
                        "/people/officer1/swap",
                        "people/drawer :: drawer",
                        screens.people(screens.person(false)),
                        people),
                Screen.of("/people/own", "people/drawer :: drawer", screens.people(screens.person(true)), people),
                Screen.of("/audit", "audit/audit", screens.audit(60, null, AuditView.ChainState.VERIFIED), auditor),
                Screen.of(
                        "/audit/many",
                        "audit/audit",
                        screens.audit(1000, screens.event(), AuditView.ChainState.VERIFIED),
                        auditor),
                Screen.of("/audit/none", "audit/audit", screens.audit(0, null, AuditView.ChainState.CHECKING), auditor),
                Screen.of("/audit/broken", "audit/audit", screens.audit(5, null, AuditView.ChainState.BROKEN), auditor),
                Screen.of(
                        "/audit/swap",
                        "audit/event :: drawer",
                        screens.audit(1, screens.event(), AuditView.ChainState.VERIFIED),
                        auditor));
        return Stream.concat(errors, screensOfOffice).toList();
    }

    private PolicyView policy(PolicyView.@Nullable Validation validation, PolicyView.@Nullable Proposal proposal) {
        var active = new PolicyView.Pack(
                "exercise", "1.0.0", DIGEST.substring(0, 12), "2026-08-01 09:00", List.of("secadmin1", "secadmin2"));
        var levels = IntStream.range(0, 5)
                .mapToObj(i -> new PolicyView.LevelRow(labels.all().get(i), 10 * (i + 1), store(i)))
                .toList();
        var rules = IntStream.rangeClosed(1, 24)
                .mapToObj(i -> new PolicyView.RuleRow(
                        "comms-order-" + i,
                        labels.text("pattern", "문자열 유형"),
                        labels.all().get(1 + i % 4),
                        labels.text("names an order on communications or its annexes", "통신 운용지시나 그 부속 문서를 언급합니다")))
                .toList();
        return new PolicyView(
                active,
                List.of(
                        active,
                        new PolicyView.Pack(
                                "exercise",
                                "0.9.0",
                                "9f86d081884c",
                                "2026-06-12 11:20",
                                List.of("secadmin1", "secadmin2"))),
                levels,
                stores(),
                rules,
                new PolicyView.Adviser("exercise-model", "https://10.0.0.5:8000"),
                validation,
                proposal);
    }

    private String store(int level) {
        return switch (level) {
            case 0 -> labels.text("General", "일반 보관소");
            case 1 -> labels.text("Restricted", "대외비 보관소");
            case 4 -> labels.text("Top", "Ⅰ급 보관소");
            default -> labels.text("Classified", "Ⅱ·Ⅲ급 보관소");
        };
    }

    private List<PolicyView.StoreRow> stores() {
        return List.of(
                new PolicyView.StoreRow(
                        store(0), List.of(labels.open), "AES-256-GCM", "SunJCE", "1, since 2026-11-01 08:00", null),
                new PolicyView.StoreRow(
                        store(1), List.of(labels.restricted), "ARIA-256-GCM", "BC", "2, since 2026-11-01 08:00", null),
                new PolicyView.StoreRow(
                        store(2),
                        List.of(labels.confidential, labels.secret),
                        "ARIA-256-GCM",
                        "BC",
                        "2, since 2026-11-01 08:00",
                        null),
                new PolicyView.StoreRow(
                        store(4), List.of(labels.topSecret), "ARIA-256-GCM", "BC", "2, since 2026-11-01 08:00", null));
    }

    private PolicyView.Validation validation(boolean valid) {
        var problems = valid
                ? List.<PolicyView.Problem>of()
                : List.of(
                        new PolicyView.Problem(14, labels.text("level “S3” has no store", "등급 ‘S3’의 보관소가 없습니다")),
                        new PolicyView.Problem(
                                122,
                                labels.text("pattern of rule “net” does not compile", "규칙 ‘net’의 문자열 유형이 올바르지 않습니다")));
        return new PolicyView.Validation("exercise", "1.1.0", DIGEST, DIGEST.substring(0, 12), problems);
    }

    private PolicyView.Proposal proposal(boolean mayDecide) {
        return new PolicyView.Proposal(
                "exercise",
                "1.1.0",
                DIGEST,
                DIGEST.substring(0, 12),
                "secadmin2",
                "2026-09-04 10:00",
                mayDecide,
                new PolicyView.Adviser("exercise-model", "https://10.0.0.6:8000"));
    }

    private PeopleView people(@Nullable PersonView selected) {
        return new PeopleView(
                List.of(
                        new PeopleView.Row(
                                "officer1", List.of(Role.OFFICER), labels.topSecret, false, "2026-09-04 08:55"),
                        new PeopleView.Row(
                                "approver1",
                                List.of(Role.APPROVER, Role.READER),
                                labels.secret,
                                false,
                                "2026-09-03 17:20"),
                        new PeopleView.Row("reader1", List.of(Role.READER), labels.open, true, ""),
                        new PeopleView.Row(
                                "secadmin1",
                                List.of(Role.SECURITY_ADMINISTRATOR),
                                labels.open,
                                false,
                                "2026-09-04 09:40"),
                        new PeopleView.Row("auditor1", List.of(Role.AUDITOR), labels.open, false, "2026-09-01 14:03")),
                clearances(),
                List.of(Role.values()),
                selected);
    }

    private List<PersonView.ClearanceChoice> clearances() {
        return labels.all().stream()
                .map(label ->
                        new PersonView.ClearanceChoice(label.levelId(), label.words(), label.equals(labels.topSecret)))
                .toList();
    }

    private PersonView person(boolean own) {
        var roles = Stream.of(Role.values())
                .map(role -> new PersonView.RoleChoice(role, role == Role.OFFICER))
                .toList();
        return new PersonView(
                own ? "secadmin1" : "officer1", roles, clearances(), false, own, own ? "" : "people.problem.duties");
    }

    private AuditView.Event line(int back) {
        var actions = List.of("passage.read", "passage.determine", "release.request", "person.change", "session.open");
        var outcome = back % 11 == 3 ? Outcome.REFUSED : back % 37 == 5 ? Outcome.FAILED : Outcome.GRANTED;
        return new AuditView.Event(
                18_204 - back,
                "2026-09-04 09:%02d:17".formatted(59 - back % 60),
                "officer" + (1 + back % 2),
                actions.get(back % 5),
                "m-7f3a9c21",
                outcome,
                labels.all().get(back % 5));
    }

    private AuditView audit(int size, @Nullable EventView selected, AuditView.ChainState state) {
        return new AuditView(
                new AuditView.Filter("", "", "", "", ""),
                List.of("passage.read", "passage.determine", "release.request"),
                IntStream.range(0, size).mapToObj(this::line).toList(),
                size > 50 ? "18145" : "",
                new AuditView.Chain(state, 18_204, "09:41"),
                selected);
    }

    private EventView event() {
        return new EventView(
                line(3),
                List.of(
                        new EventView.Property("policy", "exercise 1.0.0"),
                        new EventView.Property("from", "10.0.0.14")));
    }
}
