package org.sacho.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sacho.Workplace;
import org.sacho.audit.Action;
import org.sacho.audit.Actor;
import org.sacho.audit.AuditQuery;
import org.sacho.audit.Detail;
import org.sacho.audit.Outcome;
import org.sacho.meeting.Lessons.Lesson;

class LessonsTest {

    private final Workplace here = Workplace.exercise();
    private final Lessons lessons = new Lessons(here.sacho.store(), here.sacho.audit());

    private List<Lesson> of(String meeting) {
        return lessons.all().stream()
                .filter(lesson -> lesson.meeting().equals(meeting))
                .toList();
    }

    @Test
    void lessons_ofAMeeting_areItsDeterminedPassagesWithWhatPeopleSaid() {
        var meeting = here.bring("TS", "Coffee is served at ten.", "Tea is served at four.", "Cake is served at five.");
        here.determine(meeting, "p1", "U");
        here.determine(meeting, "p3", "S");

        assertThat(of(meeting))
                .containsExactly(
                        new Lesson(meeting, "Coffee is served at ten.", here.label("U")),
                        new Lesson(meeting, "Cake is served at five.", here.label("S")));
    }

    @Test
    void lessons_ofAPassageWaitingForASecondPerson_areNone() {
        var meeting = here.bring("TS", "The convoy route was moved.");
        here.sacho.reviews().determine(here.officer1, meeting, "p1", "U", "EXERCISE reason");

        assertThat(of(meeting)).isEmpty();
    }

    @Test
    void lessons_taken_areOnRecordWithTheirMeetingsCountedAndWithoutContent() {
        var meeting = here.bringTitled("EXERCISE pastry", "TS", "Coffee is served at ten.");
        here.determine(meeting, "p1", "S");

        assertThat(lessons.all().toString()).contains("S").doesNotContain("Coffee", meeting);

        var entry = here.sacho
                .audit()
                .find(AuditQuery.newest(1).doing(Action.MODEL_TRAINED))
                .getFirst();
        assertThat(entry.event().actor()).isEqualTo(new Actor.Server());
        assertThat(entry.event().outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(entry.event().details())
                .containsOnlyKeys(Detail.COUNT)
                .containsEntry(
                        Detail.COUNT,
                        Integer.toString(here.sacho.store().targets().size()));
        assertThat(entry.toString()).doesNotContain("Coffee", "pastry", meeting);
    }
}
