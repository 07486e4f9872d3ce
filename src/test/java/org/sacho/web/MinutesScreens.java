package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sacho.classify.Evidence.Source;
import org.sacho.minutes.Item.Kind;
import org.sacho.web.approvals.ApprovalsView;
import org.sacho.web.approvals.LoweringView;
import org.sacho.web.approvals.ReleaseState;
import org.sacho.web.approvals.ReleaseView;
import org.sacho.web.minutes.EditionState;
import org.sacho.web.minutes.EditionView;
import org.sacho.web.minutes.MinutesView;
import org.sacho.web.released.ReleasedView;
import org.sacho.web.review.PassageCard;
import org.sacho.web.search.SearchView;

/// Minutes from the first draft to the reader: editing, checking, approving, reading, finding.
final class MinutesScreens {

    private static final String DIGEST = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private final SampleLabels labels;

    private MinutesScreens(SampleLabels labels) {
        this.labels = labels;
    }

    static List<Screen> in(Locale language) {
        var labels = new SampleLabels(language);
        var screens = new MinutesScreens(labels);
        var frame = labels.officer(labels.secret, Section.MEETINGS);
        var approver = labels.frame(
                labels.secret, "approver1", Section.APPROVALS, Section.MEETINGS, Section.APPROVALS, Section.SEARCH);
        var reader = labels.frame(labels.open, "reader1", Section.SEARCH, Section.MEETINGS, Section.SEARCH);
        var draft = screens.minutes(
                screens.edition(EditionState.DRAFT, true, List.of(screens.blocking(), screens.warning())));
        return List.of(
                Screen.of(
                        "/meetings/m1/minutes/none",
                        "minutes/minutes",
                        new MinutesView("m1", screens.title(), 3, true, List.of(), null, List.of()),
                        frame),
                Screen.of("/meetings/m1/minutes/open", "minutes/minutes", draft, frame),
                Screen.of(
                        "/meetings/m1/minutes/clear",
                        "minutes/minutes",
                        screens.minutes(screens.edition(EditionState.DRAFT, true, List.of())),
                        frame),
                Screen.of(
                        "/meetings/m1/minutes/released",
                        "minutes/minutes",
                        screens.minutes(screens.edition(EditionState.RELEASED, false, List.of())),
                        frame),
                Screen.of("/meetings/m1/minutes/open/check", "minutes/check :: check", draft, frame),
                new Screen(
                        "/meetings/m1/minutes/open/items/i1",
                        "minutes/edition :: item",
                        java.util.Map.of("view", draft, "item", screens.items().getFirst(), "frame", frame)),
                Screen.of("/approvals", "approvals/approvals", screens.approvals(), approver),
                Screen.of(
                        "/approvals/none",
                        "approvals/approvals",
                        new ApprovalsView(List.of(), List.of(), List.of()),
                        approver),
                Screen.of(
                        "/approvals/releases/q1",
                        "approvals/release",
                        screens.release(ReleaseState.PENDING, "", ""),
                        approver),
                Screen.of(
                        "/approvals/releases/own",
                        "approvals/release",
                        screens.release(ReleaseState.PENDING, "release.own", ""),
                        approver),
                Screen.of(
                        "/approvals/releases/refused",
                        "approvals/release",
                        screens.release(
                                ReleaseState.REFUSED,
                                "",
                                labels.text("EXERCISE: item 2 is too exact", "(훈련) 2번 항목이 지나치게 상세함")),
                        approver),
                Screen.of("/approvals/determinations/d1", "approvals/lowering", screens.lowering(), approver),
                Screen.of(
                        "/released/r1",
                        "released/released",
                        new ReleasedView(
                                "r1", screens.title(), "exercise 1.0.0", "2c26b46b68ff", screens.document(), ""),
                        reader),
                Screen.of(
                        "/released/r2",
                        "released/released",
                        new ReleasedView(
                                "r2", screens.title(), "exercise 1.0.0", "2c26b46b68ff", screens.document(), "m1"),
                        labels.officer(labels.open, Section.MEETINGS)),
                Screen.of("/search", "search/search", new SearchView("", false, 0, List.of()), reader),
                Screen.of(
                        "/search/hits", "search/search", screens.hits(), labels.officer(labels.secret, Section.SEARCH)),
                Screen.of(
                        "/search/none",
                        "search/search",
                        new SearchView(labels.text("EXERCISE", "훈련"), true, 0, List.of()),
                        reader));
    }

    private String title() {
        return labels.text("EXERCISE NORTHWIND planning meeting 3", "(훈련) 2026년 제3차 가상훈련 협조회의");
    }

    private String speaker() {
        return labels.text("EXERCISE Chair", "(훈련) 훈련처장");
    }

    private String remark(int i) {
        return i % 2 == 0
                ? labels.text("EXERCISE: the training week is the second week of October.", "(훈련) 훈련 기간은 10월 둘째 주로 한다.")
                : labels.text("EXERCISE: two safety staff at every training area.", "(훈련) 훈련장별로 안전요원 2명을 배치한다.");
    }

    private MinutesView minutes(EditionView edition) {
        var transcript = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> new MinutesView.Line(
                        "p" + i,
                        i,
                        labels.text("EXERCISE Chair", "(훈련) 훈련처장"),
                        "00:%02d:07".formatted(i),
                        remark(i),
                        labels.all().get(i % 4)))
                .toList();
        return new MinutesView(
                "m1",
                title(),
                0,
                true,
                List.of(
                        new MinutesView.Tab("open", labels.open, edition.state(), true),
                        new MinutesView.Tab("secret", labels.secret, EditionState.FINAL, false)),
                edition,
                transcript);
    }

    private EditionView edition(EditionState state, boolean mayEdit, List<FindingView> findings) {
        return new EditionView(
                "open",
                labels.open,
                state,
                mayEdit,
                true,
                fields(),
                items(),
                mayEdit,
                findings,
                state == EditionState.RELEASED ? "q1" : "");
    }

    private List<EditionView.Field> fields() {
        return Stream.of(
                        "title",
                        "host",
                        "dateAndPlace",
                        "attendees",
                        "proceedings",
                        "agenda",
                        "remarks",
                        "decisions",
                        "votes")
                .map(id -> new EditionView.Field(
                        id,
                        id.equals("title") || id.equals("votes") ? "" : remark(id.length()),
                        labels.open,
                        !List.of("title", "host", "dateAndPlace").contains(id),
                        id.equals("title") ? title() : "",
                        labels.secret))
                .toList();
    }

    private List<EditionView.Item> items() {
        return List.of(
                new EditionView.Item(
                        "i1",
                        Kind.REMARK,
                        speaker(),
                        remark(0),
                        labels.open,
                        List.of(new EditionView.Cite("p2", 2), new EditionView.Cite("p12", 12))),
                new EditionView.Item(
                        "i2", Kind.DECISION, speaker(), remark(1), labels.open, List.of(new EditionView.Cite("p3", 3))),
                new EditionView.Item("i3", Kind.VOTE, "", remark(0), labels.secret, List.of()));
    }

    private FindingView blocking() {
        return new FindingView(
                FindingView.Severity.BLOCKS,
                labels.text("EXERCISE: an item cites no passage.", "(훈련) 인용한 발언이 없는 항목이 있습니다."),
                labels.text("item 3", "3번 항목"),
                "");
    }

    private FindingView warning() {
        return new FindingView(
                FindingView.Severity.WARNS,
                labels.text("EXERCISE: a clock time is given.", "(훈련) 시각이 적혀 있습니다."),
                labels.text("item 1", "1번 항목"),
                "clock-time");
    }

    private DocumentView document() {
        return new DocumentView(
                labels.open,
                fields().stream()
                        .map(field -> new DocumentView.Field(
                                field.id(), remark(field.id().length()), labels.open))
                        .toList(),
                items().stream()
                        .map(item -> new DocumentView.Item(item.kind(), item.speaker(), item.text(), labels.open))
                        .toList(),
                List.of("officer1", "approver1"));
    }

    private ApprovalsView approvals() {
        return new ApprovalsView(
                List.of(new ApprovalsView.Release(
                        "q1", title(), labels.open, "officer1", "2026-09-04 16:02", 1, 2, 1, false)),
                List.of(new ApprovalsView.Lowering(
                        "d1",
                        42,
                        labels.secret,
                        labels.confidential,
                        "officer2",
                        "2026-09-04 09:20",
                        labels.text("EXERCISE: the order was published in August", "(훈련) 해당 지시는 8월에 공개되었음"),
                        "/meetings/m1/review/waiting",
                        false)),
                List.of(new ApprovalsView.Destroying(
                        "x1", labels.secret, "officer1", "2026-09-05 09:20", "EXERCISE 7", false)));
    }

    private LoweringView lowering() {
        return new LoweringView(
                42,
                speaker(),
                List.of(new SegmentView(remark(0), "comms-order")),
                labels.secret,
                List.of(new PassageCard.Evidence(
                        Source.RULE,
                        "comms-order",
                        labels.secret,
                        labels.text("names an order on communications", "통신 운용지시를 언급합니다"),
                        "")),
                new PassageCard.Lowering(
                        "d1",
                        labels.secret,
                        labels.confidential,
                        "officer2",
                        "2026-09-04 09:20",
                        labels.text("EXERCISE: the order was published in August", "(훈련) 해당 지시는 8월에 공개되었음"),
                        true));
    }

    private ReleaseView release(ReleaseState state, String cannotDecide, String refusal) {
        return new ReleaseView(
                "q1",
                title(),
                labels.secret,
                labels.open,
                "officer1",
                "2026-09-04 16:02",
                "exercise 1.0.0",
                DIGEST,
                DIGEST.substring(0, 12),
                2,
                List.of(new ReleaseView.Approval("approver2", "2026-09-04 16:40")),
                List.of(warning()),
                List.of(surrounding()),
                document(),
                state,
                cannotDecide,
                refusal);
    }

    private ReleaseView.Surrounding surrounding() {
        var lines = List.of(
                line(41, labels.text("The order was in force until August.", "지시는 8월까지 유효했습니다."), labels.secret, false),
                line(42, labels.text("EXERCISE: the order is public now.", "(훈련) 지시는 이제 공개되었습니다."), labels.open, true),
                line(43, labels.text("Next item.", "다음 안건입니다."), labels.open, false));
        return new ReleaseView.Surrounding(labels.text("item 2", "2번 항목"), lines);
    }

    private static ReleaseView.Line line(int ordinal, String text, LabelView label, boolean cited) {
        return new ReleaseView.Line(ordinal, "Chair", List.of(new SegmentView(text, "")), label, cited);
    }

    private SearchView hits() {
        var snippet = List.of(
                new SegmentView(labels.text("EXERCISE: the ", "(훈련) "), ""),
                new SegmentView(labels.text("training", "훈련"), "query"),
                new SegmentView(labels.text(" week is the second week of October.", " 기간은 10월 둘째 주로 한다."), ""));
        return new SearchView(
                labels.text("EXERCISE training", "훈련 기간"),
                true,
                3,
                List.of(
                        new SearchView.Group(
                                title(),
                                labels.secret,
                                List.of(
                                        new SearchView.Hit(
                                                "/meetings/m1/review?p=p2",
                                                labels.text("Passage 42", "발언 42"),
                                                labels.secret,
                                                snippet),
                                        new SearchView.Hit(
                                                "/released/r1",
                                                labels.text("Released minutes", "배포된 회의록"),
                                                labels.open,
                                                snippet))),
                        new SearchView.Group(
                                title(),
                                labels.open,
                                List.of(new SearchView.Hit(
                                        "/released/r1",
                                        labels.text("Released minutes", "배포된 회의록"),
                                        labels.open,
                                        snippet)))));
    }
}
