package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sacho.classify.Evidence.Source;
import org.sacho.web.review.PassageCard;
import org.sacho.web.review.ReviewFilter;
import org.sacho.web.review.ReviewView;

/// The review: undecided, decided, waiting for a second person, all done, and a thousand passages.
final class ReviewScreens {

    private final SampleLabels labels;

    private ReviewScreens(SampleLabels labels) {
        this.labels = labels;
    }

    static List<Screen> in(Locale language) {
        var labels = new SampleLabels(language);
        var screens = new ReviewScreens(labels);
        var frame = labels.officer(labels.secret, Section.MEETINGS);
        return List.of(
                Screen.of(
                        "/meetings/m1/review", "review/review", screens.review(24, screens.passage(null, null)), frame),
                Screen.of(
                        "/meetings/m1/review/many",
                        "review/review",
                        screens.review(1000, screens.passage(null, null)),
                        frame),
                Screen.of(
                        "/meetings/m1/review/waiting",
                        "review/review",
                        screens.review(24, screens.passage(null, screens.lowering(true))),
                        frame),
                Screen.of(
                        "/meetings/m1/review/own",
                        "review/review",
                        screens.review(24, screens.passage(null, screens.lowering(false))),
                        frame),
                Screen.of(
                        "/meetings/m1/review/decided",
                        "review/review",
                        screens.review(24, screens.passage(screens.determination(), null)),
                        frame),
                Screen.of("/meetings/m1/review/done", "review/review", screens.done(), frame),
                Screen.of(
                        "/meetings/m1/review/swap",
                        "review/work :: swap",
                        screens.review(2, screens.passage(null, null)),
                        frame));
    }

    private String speaker(int ordinal) {
        return ordinal % 2 == 0
                ? labels.text("EXERCISE Chair", "(훈련) 훈련처장")
                : labels.text("EXERCISE Operations", "(훈련) 작전과장");
    }

    private String sentence(int ordinal) {
        return ordinal % 3 == 0
                ? labels.text(
                        "EXERCISE: the safety team puts two people at every training area.",
                        "(훈련) 안전요원은 훈련장별로 두 명씩 배치하겠습니다.")
                : labels.text(
                        "EXERCISE: the training week is the second week of October, as agreed last time.",
                        "(훈련) 훈련 기간은 지난번에 협의한 대로 10월 둘째 주로 하겠습니다.");
    }

    private ReviewView review(int size, PassageCard passage) {
        var rows = IntStream.rangeClosed(1, size)
                .mapToObj(i -> new ReviewView.Row(
                        "p" + i,
                        i * 7 % 240 + 1,
                        speaker(i),
                        sentence(i),
                        labels.all().get(i % 5),
                        i % 9 == 0
                                ? ReviewView.RowState.WAITING
                                : i % 4 == 0 ? ReviewView.RowState.DECIDED : ReviewView.RowState.UNDECIDED,
                        i == 2))
                .toList();
        return new ReviewView(
                "m1",
                labels.text("EXERCISE NORTHWIND planning meeting 3", "(훈련) 2026년 제3차 가상훈련 협조회의"),
                new ReviewView.Counts(1240, 128, 31, 3),
                ReviewFilter.UNDECIDED,
                rows,
                passage,
                List.of(new ReviewView.Acceptable(labels.open, 96), new ReviewView.Acceptable(labels.confidential, 21)),
                new ReviewView.Undo("p1", 41, labels.open),
                new ReviewView.Unanswered(8, labels.secret));
    }

    private ReviewView done() {
        return new ReviewView(
                "m1",
                labels.text("EXERCISE NORTHWIND planning meeting 3", "(훈련) 2026년 제3차 가상훈련 협조회의"),
                new ReviewView.Counts(240, 0, 31, 0),
                ReviewFilter.UNDECIDED,
                List.of(),
                null,
                List.of(),
                null,
                null);
    }

    private PassageCard passage(
            PassageCard.@Nullable Determination determination, PassageCard.@Nullable Lowering lowering) {
        var segments = labels.korean
                ? List.of(
                        new SegmentView("(훈련) 하늘여단은 ", ""),
                        new SegmentView("통신 운용지시 제9호", "comms-order"),
                        new SegmentView("에 따라 훈련 개시 두 시간 뒤 예비망을 ", ""),
                        new SegmentView("주파수 대역 나", "frequency"),
                        new SegmentView("로 전환합니다. 전환이 끝나면 기록담당이 시각을 적습니다.", ""))
                : List.of(
                        new SegmentView("EXERCISE: under ", ""),
                        new SegmentView("communications order 9", "comms-order"),
                        new SegmentView(" the brigade moves the reserve net to ", ""),
                        new SegmentView("band FOXTROT", "frequency"),
                        new SegmentView(" two hours after the start. The recorder notes the time of the change.", ""));
        return new PassageCard(
                "p2",
                42,
                speaker(1),
                "00:21:07",
                segments,
                labels.secret,
                List.of(neighbour(40), neighbour(41)),
                List.of(neighbour(43), neighbour(44)),
                evidence(),
                choices(),
                determination,
                lowering,
                "p1",
                "p3",
                determination != null);
    }

    private List<PassageCard.Evidence> evidence() {
        return List.of(
                new PassageCard.Evidence(
                        Source.RULE,
                        "comms-order",
                        labels.secret,
                        labels.text("names an order on communications", "통신 운용지시를 언급합니다"),
                        ""),
                new PassageCard.Evidence(
                        Source.RULE,
                        "frequency",
                        labels.confidential,
                        labels.text("names a frequency band", "주파수 대역을 언급합니다"),
                        ""),
                new PassageCard.Evidence(
                        Source.ADVISER,
                        "adviser",
                        labels.secret,
                        labels.text("the language model proposes it", "언어 모델이 제안합니다"),
                        ""),
                new PassageCard.Evidence(
                        Source.FAILURE,
                        "adviser",
                        labels.secret,
                        labels.text("the language model did not answer", "언어 모델이 답하지 않았습니다"),
                        ""),
                new PassageCard.Evidence(
                        Source.MODEL,
                        "sacho-1",
                        labels.confidential,
                        labels.text("resembles passages decided before", "이전에 결정한 발언과 비슷합니다"),
                        "0.81"));
    }

    private List<PassageCard.Choice> choices() {
        return IntStream.range(0, 5)
                .mapToObj(i -> new PassageCard.Choice(i + 1, labels.all().get(i), i < 3, i == 3))
                .toList();
    }

    private PassageCard.Neighbour neighbour(int ordinal) {
        return new PassageCard.Neighbour(ordinal, speaker(ordinal), sentence(ordinal), labels.open);
    }

    private PassageCard.Determination determination() {
        return new PassageCard.Determination(
                labels.secret,
                "officer1",
                "2026-09-04 09:12",
                labels.text("EXERCISE: agreed with the rule", "(훈련) 규칙의 판단과 같음"));
    }

    private PassageCard.Lowering lowering(boolean mayDecide) {
        return new PassageCard.Lowering(
                "d1",
                labels.secret,
                labels.confidential,
                "officer2",
                "2026-09-04 09:20",
                labels.text("EXERCISE: the order was published in August", "(훈련) 해당 지시는 8월에 공개되었음"),
                mayDecide);
    }
}
