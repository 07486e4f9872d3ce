package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sacho.spill.Incidents.Notice;
import org.sacho.spill.Step;
import org.sacho.web.incidents.IncidentView;
import org.sacho.web.incidents.IncidentsView;
import org.sacho.web.incidents.SpillView;
import org.sacho.web.incidents.SpiltItemView;

/// Incidents: reporting, the list, one for those who handle it and in outline, and the notice to a holder.
final class IncidentScreens {

    private static final String ID = "0b7d3c1e-5a52-4f0e-9a44-0d6c6f6f2a11";
    private static final String EDITION = "m2c26b46b68ffc68ff99b453c1d304134";

    private final SampleLabels labels;

    private IncidentScreens(SampleLabels labels) {
        this.labels = labels;
    }

    static List<Screen> in(Locale language) {
        var labels = new SampleLabels(language);
        var screens = new IncidentScreens(labels);
        var officer = labels.frame(
                labels.topSecret,
                "officer1",
                Section.INCIDENTS,
                Section.MEETINGS,
                Section.APPROVALS,
                Section.SEARCH,
                Section.INCIDENTS);
        var admin = labels.frame(
                labels.open, "secadmin1", Section.INCIDENTS, Section.POLICY, Section.PEOPLE, Section.INCIDENTS);
        var reader = labels.frame(labels.open, "reader1", Section.INCIDENTS, Section.MEETINGS, Section.SEARCH);
        return List.of(
                Screen.of("/meetings/m1/passages/p2/spill", "incidents/spill", screens.spill(true), officer),
                Screen.of("/meetings/m1/passages/p3/spill", "incidents/spill", screens.spill(false), officer),
                Screen.of("/released/m1/items/2/spill", "incidents/item", screens.item(), officer),
                Screen.of("/incidents", "incidents/incidents", screens.list(), officer),
                Screen.of("/incidents/none", "incidents/incidents", new IncidentsView(List.of()), officer),
                Screen.of("/incidents/i1", "incidents/incident", screens.incident(true, null), officer),
                Screen.of("/incidents/closed", "incidents/incident", screens.incident(true, closure()), officer),
                Screen.of("/incidents/outline", "incidents/incident", screens.incident(false, null), admin),
                new Screen(
                        "/incidents/told",
                        "incidents/incidents",
                        Map.of(
                                "view",
                                new IncidentsView(List.of()),
                                "frame",
                                reader,
                                "withdrawn",
                                List.of(new Notice(ID, List.of(EDITION))))));
    }

    private SpillView spill(boolean choices) {
        return new SpillView(
                "m1",
                "p2",
                42,
                labels.text("EXERCISE Operations", "(훈련) 작전과장"),
                labels.text("EXERCISE. The range opens at nine.", "(훈련) 사격장은 아홉 시에 엽니다."),
                choices ? labels.open : labels.topSecret,
                choices ? List.of(labels.restricted, labels.secret) : List.of(),
                choices
                        ? labels.text("Released minutes " + EDITION + ", item 2: ", "배포된 회의록 " + EDITION + ", 2번 항목: ")
                        : "");
    }

    private SpiltItemView item() {
        return new SpiltItemView(
                "m1",
                EDITION,
                "2",
                List.of(
                        new SpiltItemView.Passage(
                                "p2",
                                42,
                                labels.text("EXERCISE Operations", "(훈련) 작전과장"),
                                labels.text("EXERCISE. The range opens at nine.", "(훈련) 사격장은 아홉 시에 엽니다."),
                                labels.open),
                        new SpiltItemView.Passage(
                                "p3",
                                43,
                                labels.text("EXERCISE Signals", "(훈련) 통신과장"),
                                labels.text("EXERCISE. Agreed.", "(훈련) 동의합니다."),
                                labels.restricted)));
    }

    private IncidentsView list() {
        return new IncidentsView(List.of(
                new IncidentsView.Row(ID, "2026-11-22 09:00", labels.open, labels.secret, 2, 3, false),
                new IncidentsView.Row("i2", "2026-11-02 17:00", null, null, 1, 0, true),
                new IncidentsView.Row("i3", "2026-10-02 17:00", labels.open, labels.restricted, 0, null, true)));
    }

    private static IncidentView.Closure closure() {
        return new IncidentView.Closure("approver1", "2026-11-23 10:00:00", "EXERCISE");
    }

    private IncidentView incident(boolean handles, IncidentView.@Nullable Closure closure) {
        var rows = List.of(
                new IncidentView.Row(
                        "reader1",
                        EDITION,
                        labels.text("opened, words around a search hit", "열람, 검색 결과의 문구"),
                        4,
                        "2026-11-20 09:00:00",
                        "2026-11-21 09:00:00",
                        false,
                        true,
                        "2026-11-22 09:30:00",
                        ""),
                new IncidentView.Row(
                        "officer2",
                        EDITION,
                        labels.text("title in a list", "목록의 제목"),
                        1,
                        "2026-11-20 09:00:00",
                        "2026-11-20 09:00:00",
                        true,
                        false,
                        "",
                        ""));
        return new IncidentView(
                ID,
                "2026-11-22 09:00:00",
                new IncidentView.Origin("m1", "p2", labels.open, labels.secret, "officer1"),
                List.of(
                        new IncidentView.Edition(EDITION, "open", labels.open, false),
                        new IncidentView.Edition(EDITION, "restricted", labels.restricted, true)),
                List.of(
                        new IncidentView.Done(Step.RAISED, "2026-11-22 09:00:00"),
                        new IncidentView.Done(Step.ISOLATED, "2026-11-22 09:00:00"),
                        new IncidentView.Done(Step.TAKEN_BACK, "2026-11-22 09:00:00"),
                        new IncidentView.Done(Step.READERS_LISTED, "2026-11-22 09:00:01")),
                handles
                        ? new IncidentView.Holders(
                                rows, "18,204", "18,203", "2026-08-01 09:00:00", "2026-11-22 09:00:01")
                        : null,
                closure,
                handles && closure == null,
                false);
    }
}
