package org.sacho.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sacho.Workplace;
import org.sacho.meeting.RefusedException;

class DraftingTest {

    private static final String NOTHING = "Coffee is served at ten.";
    private static final String CONFIDENTIAL = "The convoy route was moved.";

    private final Workplace here = Workplace.exercise();
    private final Drafting drafting = here.sacho.drafting();

    @Test
    void lowerEdition_holdsOnlyWhatWasDeterminedAtOrBelowItsReaders() {
        var meeting = here.bring("TS", NOTHING, CONFIDENTIAL, "Tea is served at four.");
        here.determine(meeting, "p1", "U");
        here.determine(meeting, "p2", "C");

        assertThat(here.draft(meeting, "U").items()).extracting(Item::text).containsExactly(NOTHING);
        assertThat(here.draft(meeting, "U").items()).extracting(Item::id).containsExactly("1");
    }

    @Test
    void undecidedPassage_isInTheHomeEditionOnly_atSystemHigh() {
        var meeting = here.bring("TS", NOTHING);

        assertThat(here.draft(meeting, "U").items()).isEmpty();
        assertThat(here.draft(meeting, "TS").items())
                .singleElement()
                .satisfies(item -> assertThat(item.label()).isEqualTo(here.label("TS")));
    }

    @Test
    void fields_areGivenInTheHomeEditionAndEmptyBelow() {
        var meeting = here.bring("TS", NOTHING);

        assertThat(here.draft(meeting, "U").fields()).isEmpty();
        assertThat(here.draft(meeting, "TS").fields()).containsKey(Field.TITLE);
        assertThat(here.draft(meeting, "TS").fields().get(Field.TITLE))
                .extracting("label")
                .isEqualTo(here.label("TS"));
    }

    @Test
    void editedText_inWhichARuleFires_raisesItsItemAndStopsTheRelease() {
        var meeting = here.bring("TS", NOTHING);
        here.determine(meeting, "p1", "U");
        here.draft(meeting, "U");

        var edited = drafting.editItem(here.officer1, meeting, "U", "1", CONFIDENTIAL);

        assertThat(edited.items()).extracting(Item::label).containsExactly(here.label("C"));
        assertThat(here.sacho.releases().check(here.officer1, meeting, "U").findings())
                .extracting("filter")
                .contains("label", "rules", "second");
    }

    @Test
    void editedText_harmless_keepsAtLeastTheLabelOfItsPassage() {
        var meeting = here.bring("TS", CONFIDENTIAL);
        here.determine(meeting, "p1", "C");
        here.draft(meeting, "TS");

        var edited = drafting.editItem(here.officer1, meeting, "TS", "1", NOTHING);

        assertThat(edited.items()).extracting(Item::label).containsExactly(here.label("C"));
    }

    @Test
    void field_inWhichARuleFires_stopsTheRelease() {
        var meeting = here.bring("TS", NOTHING);
        here.determine(meeting, "p1", "U");
        here.draft(meeting, "U");

        drafting.writeFields(here.officer1, meeting, "U", Map.of(Field.TITLE, "About the convoy route"));

        assertThat(here.sacho.releases().check(here.officer1, meeting, "U").findings())
                .extracting("place")
                .contains("fields/title");
    }

    @Test
    void redraft_keepsWhatPeopleWroteAndWhoTheyWere() {
        var meeting = here.bring("TS", NOTHING, "Tea is served at four.");
        here.determine(meeting, "p1", "U");
        here.draft(meeting, "U");
        drafting.editItem(here.officer2, meeting, "U", "1", "Coffee at ten.");
        drafting.writeFields(here.officer2, meeting, "U", Map.of(Field.TITLE, "EXERCISE title"));
        here.determine(meeting, "p2", "U");

        var again = here.draft(meeting, "U");

        assertThat(again.items()).extracting(Item::text).containsExactly("Coffee at ten.", "Tea is served at four.");
        assertThat(again.items()).extracting(Item::edited).containsExactly(true, false);
        assertThat(again.fields().get(Field.TITLE)).extracting("text").isEqualTo("EXERCISE title");
        assertThat(again.authors()).containsExactlyInAnyOrder(here.officer1.id(), here.officer2.id());
    }

    @Test
    void redraft_afterAPassageWasRaised_dropsItFromTheLowerEdition() {
        var meeting = here.bring("TS", NOTHING);
        here.determine(meeting, "p1", "U");
        here.draft(meeting, "U");
        drafting.editItem(here.officer1, meeting, "U", "1", "Coffee at ten.");
        here.determine(meeting, "p1", "S");

        assertThat(here.draft(meeting, "U").items()).isEmpty();
    }

    @Test
    void fourStores_giveFourEditions_eachWithWhatItsReadersMayHave() {
        var korean = Workplace.korean();
        var meeting = korean.bring("S1", "차를 마셨다.", "서류를 나눴다.", "지도를 봤다.", "계획을 들었다.", "의견을 나눴다.");
        korean.determine(meeting, "p1", "N");
        korean.determine(meeting, "p2", "D");
        korean.determine(meeting, "p3", "S3");
        korean.determine(meeting, "p4", "S2");

        var editions = korean.sacho.drafting().draft(korean.officer1, meeting);

        assertThat(editions).extracting(Edition::id).containsExactly("N", "D", "S2", "S1");
        assertThat(editions).extracting(edition -> edition.items().size()).containsExactly(1, 2, 4, 5);
    }

    @Test
    void meetingOfALowerCeiling_hasNoEditionForReadersAboveIt() {
        var korean = Workplace.korean();
        var meeting = korean.bring("S3", "차를 마셨다.");

        assertThat(korean.sacho.drafting().draft(korean.officer1, meeting))
                .extracting(Edition::id)
                .containsExactly("N", "D", "S3");
    }

    @Test
    void edition_submitted_cannotBeEditedOrDraftedAgain() {
        var meeting = here.bring("TS", NOTHING);
        here.determine(meeting, "p1", "U");
        here.draft(meeting, "U");
        here.sacho.releases().request(here.officer1, meeting, "U");

        assertThatThrownBy(() -> drafting.editItem(here.officer1, meeting, "U", "1", "Later."))
                .isInstanceOf(RefusedException.class)
                .hasMessage("edition-submitted");
        assertThatThrownBy(() -> drafting.draft(here.officer1, meeting))
                .isInstanceOf(RefusedException.class)
                .hasMessage("edition-submitted");
    }

    @Test
    void text_emptyOrTooLongOrOfAnUnknownItem_refused() {
        var meeting = here.bring("TS", NOTHING);
        here.draft(meeting, "U");

        assertThatThrownBy(() -> drafting.editItem(here.officer1, meeting, "TS", "1", " "))
                .hasMessage("text-empty");
        assertThatThrownBy(() -> drafting.editItem(here.officer1, meeting, "TS", "1", "a".repeat(20_001)))
                .hasMessage("text-too-long");
        assertThatThrownBy(() -> drafting.editItem(here.officer1, meeting, "TS", "9", "text"))
                .hasMessage("not-found");
        assertThatThrownBy(() -> drafting.editItem(here.officer1, meeting, "X", "1", "text"))
                .hasMessage("not-found");
    }

    @Test
    void approver_canSeeTheMeetingButNotDraft() {
        var meeting = here.bring("TS", NOTHING);

        assertThatThrownBy(() -> drafting.draft(here.approver1, meeting)).hasMessage("not-your-role");
        assertThatThrownBy(() -> drafting.draft(here.reader1, meeting)).hasMessage("not-found");
    }
}
