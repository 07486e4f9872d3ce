package org.sacho.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sacho.Workplace;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;

class SearchTest {

    private final Workplace here = Workplace.exercise();
    private final Search search = here.sacho.search();

    @Test
    void passage_isFoundByThePeopleOfItsMeetingOnly() {
        var meeting = here.bring("TS", "The marmalade stands on the shelf.");
        var outsider = here.person("officer9", here.label("TS"), Role.OFFICER, Role.READER);

        assertThat(search.find(here.officer2, "marmalade").hits())
                .extracting(Search.Hit::meeting)
                .containsExactly(meeting);
        assertThat(search.find(outsider, "marmalade").total()).isZero();
        assertThat(search.find(here.reader1, "marmalade").total()).isZero();
    }

    @Test
    void person_onTheListButNotCleared_findsNothing() {
        here.bring("TS", "The rhubarb stands on the shelf.");
        var lower = here.person("officer2", here.label("TS"), Role.OFFICER);
        var nowLess = new Subject(lower.id(), here.label("S"), lower.roles());

        assertThat(search.find(lower, "rhubarb").total()).isEqualTo(1);
        assertThat(search.find(nowLess, "rhubarb").total()).isZero();
    }

    @Test
    void releasedMinutes_areFoundByTheirReaders_theRestOfTheMeetingIsNot() {
        var meeting = here.bring("TS", "The quince is ripe.", "The quince was moved along the convoy route.");
        here.determine(meeting, "p1", "U");
        here.determine(meeting, "p2", "C");
        here.draft(meeting, "U");
        assertThat(search.find(here.reader1, "quince").total()).isZero();

        var released = here.release(meeting, "U");

        var results = search.find(here.reader1, "quince");
        assertThat(results.total()).isEqualTo(1);
        assertThat(results.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.meeting()).isEqualTo(released.shelf().orElseThrow());
            assertThat(hit.released()).isTrue();
            assertThat(hit.label()).isEqualTo(here.label("U"));
        });
    }

    @Test
    void whatWasSearchedFor_isNotRecorded() {
        search.find(here.reader1, "medlar");

        var entry = here.sacho
                .audit()
                .find(AuditQuery.newest(1).doing(Action.SEARCH))
                .getFirst();
        assertThat(entry.toString()).doesNotContain("medlar");
    }

    @Test
    void meeting_destroyed_isNoLongerFound() {
        var meeting = here.bring("TS", "The persimmon stands on the shelf.");
        var target = here.sacho.arrivals().withdraw(here.officer1, meeting);
        search.meetingDestroyed(target);

        assertThat(search.find(here.officer1, "persimmon").total()).isZero();
    }
}
