package org.sacho.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sacho.Workplace;

class OriginsTest {

    private final Workplace here = Workplace.exercise();
    private final Origins origins = here.sacho.releases().origins();

    private String released(String meeting) {
        return here.release(meeting, "U").shelf().orElseThrow();
    }

    private String drafted(String... remarks) {
        var meeting = here.bring("TS", remarks);
        for (int passage = 1; passage <= remarks.length; passage++) {
            here.determine(meeting, "p" + passage, "U");
        }
        here.draft(meeting, "U");
        return meeting;
    }

    private List<String> cited(String meeting, String shelf, String item) {
        return origins.cited(here.sacho.access().toRead(here.officer1, meeting), meeting, shelf, item);
    }

    @Test
    void item_ofReleasedMinutes_leadsToThePassagesItRestsOn() {
        var meeting = drafted("Originstory one.", "Originstory two.");
        var shelf = released(meeting);

        assertThat(origins.meetingsOf(shelf)).containsExactly(meeting);
        assertThat(origins.shelvedFrom(List.of(meeting))).containsExactly(shelf);
        assertThat(cited(meeting, shelf, "1")).containsExactly("p1");
        assertThat(cited(meeting, shelf, "2")).containsExactly("p2");
    }

    @Test
    void minutes_thatTwoMeetingsSayAlike_haveTwoOrigins() {
        var one = drafted("Twinstory.");
        var shelf = released(one);
        var other = drafted("Twinstory.");

        assertThat(released(other)).isEqualTo(shelf);
        assertThat(origins.meetingsOf(shelf)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void item_thatThereIsNot_leadsNowhere() {
        var meeting = drafted("Nowherestory.");
        var shelf = released(meeting);

        for (var item : List.of("0", "2", "-1", "x", "", "99999999999")) {
            assertThat(cited(meeting, shelf, item)).as(item).isEmpty();
        }
        assertThat(cited(meeting, "m" + "0".repeat(32), "1")).isEmpty();
        assertThat(origins.meetingsOf("m" + "0".repeat(32))).isEmpty();
    }

    /// Its first item may be another one than that of the minutes, so nobody is led to a wrong passage.
    @Test
    void edition_thatIsNotWhatWasReleased_leadsNowhere() {
        var meeting = drafted("Laterstory one.", "Laterstory two.");
        var shelf = released(meeting);
        here.sacho.spills().report(here.officer1, meeting, "p1", "S", "EXERCISE");

        assertThat(origins.meetingsOf(shelf)).containsExactly(meeting);
        assertThat(cited(meeting, shelf, "1")).isEmpty();
    }
}
