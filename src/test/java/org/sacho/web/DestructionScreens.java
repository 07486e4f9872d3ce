package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sacho.enclave.Kind;
import org.sacho.web.destruction.AskView;
import org.sacho.web.destruction.DestructionView;
import org.sacho.web.destruction.DestructionView.Confirmed;
import org.sacho.web.destruction.DestructionView.Going;
import org.sacho.web.destruction.DestructionView.Proof;
import org.sacho.web.destruction.DestructionView.Row;

/// Asking for a destruction, confirming it, the register, and sealing the server.
final class DestructionScreens {

    private static final String DIGEST = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private static final String MEETING = "0b7d3c1e-5a52-4f0e-9a44-0d6c6f6f2a11";
    private static final Going GOING = new Going(
            List.of(new Row(Kind.MEETING, 1), new Row(Kind.TRANSCRIPT, 1), new Row(Kind.PASSAGE, 184)),
            186,
            DIGEST,
            List.of("m2c26b46b68ffc68ff99b453c1d304134"));

    private DestructionScreens() {}

    static List<Screen> in(Locale language) {
        var labels = new SampleLabels(language);
        var officer = labels.frame(labels.secret, "officer1", Section.MEETINGS, Section.MEETINGS, Section.REGISTER);
        var registrar = labels.frame(labels.secret, "officer1", Section.REGISTER, Section.MEETINGS, Section.REGISTER);
        var approver = labels.frame(labels.secret, "approver1", Section.APPROVALS, Section.APPROVALS, Section.REGISTER);
        var admin = labels.frame(labels.open, "secadmin1", Section.PEOPLE, Section.POLICY, Section.PEOPLE);
        var outside = new FrameView(labels.open, List.of(), "", "", "");
        var title = labels.text("EXERCISE staff meeting", "(훈련) 참모회의");
        return List.of(
                Screen.of(
                        "/meetings/m1/destruction", "destruction/ask", new AskView("m1", title, false, GOING), officer),
                Screen.of(
                        "/meetings/m2/destruction", "destruction/ask", new AskView("m2", title, true, GOING), officer),
                Screen.of("/approvals/destructions/x1", "destruction/decide", view(labels, "PENDING"), approver),
                Screen.of("/approvals/destructions/x2", "destruction/decide", view(labels, "DESTROYED"), approver),
                Screen.of("/approvals/destructions/x3", "destruction/decide", view(labels, "REFUSED"), approver),
                new Screen("/register", "destruction/register", register(labels, registrar)),
                new Screen("/register/none", "destruction/register", Map.of("rows", List.of(), "frame", registrar)),
                new Screen("/seal", "sealing/seal", Map.of("frame", admin)),
                new Screen("/sealing", "sealing/sealing", Map.of("frame", outside)),
                new Screen("/sealing/swap", "sealing/sealing :: done", Map.of("frame", outside)));
    }

    private static Map<String, Object> register(SampleLabels labels, FrameView frame) {
        return Map.of("rows", List.of(view(labels, "DESTROYED"), view(labels, "PENDING")), "frame", frame);
    }

    private static DestructionView view(SampleLabels labels, String state) {
        boolean pending = state.equals("PENDING");
        boolean done = state.equals("DESTROYED");
        return new DestructionView(
                MEETING + "_1f2e3d4c5b6a7988",
                MEETING,
                labels.secret,
                "officer1",
                "2026-09-05 09:20",
                labels.text("EXERCISE notice 7", "(훈련) 예고문 제7호"),
                state,
                pending ? new Confirmed("", "", "") : new Confirmed("approver1", "2026-09-05 10:02", ""),
                GOING,
                done
                        ? new Proof(
                                "{\"destroyedAt\":\"2026-09-05T01:02:03Z\",\"label\":\"S\"}",
                                "c2lnbmF0dXJl",
                                "a2V5",
                                "2026-09-05 10:02")
                        : new Proof("", "", "", ""),
                pending);
    }
}
