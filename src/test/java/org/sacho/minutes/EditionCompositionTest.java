package org.sacho.minutes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sacho.classify.Evidence;
import org.sacho.classify.Verdict;
import org.sacho.guard.Composition.Decided;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.Determination;
import org.sacho.meeting.PassageView;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.Edition.FieldValue;
import org.sacho.minutes.EditionComposition.Source;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Wording;
import org.sacho.subject.SubjectId;
import org.sacho.transcript.Passage;
import tools.jackson.databind.json.JsonMapper;

class EditionCompositionTest {

    private static final PolicySnapshot POLICY = Packs.of(Packs.SMALL);
    private static final Label OPEN = POLICY.lattice().bottom();
    private static final Label CONFIDENTIAL = POLICY.lattice().parse("C");
    private static final Label HIGH = POLICY.lattice().top();
    private static final SubjectId OFFICER = new SubjectId("officer1");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final EditionComposition composition = new EditionComposition(new ContentJson(POLICY.lattice()));

    @Test
    void equalEditions_giveEqualBytes_whateverTheWorkingMeetingWasLike() {
        var one = source(List.of(item("1", "p1", OPEN, false)), view("p1", OPEN));
        var other = new Source(
                edition(List.of(item("7", "p90", OPEN, false)), Set.of(new SubjectId("officer2"))),
                List.of(view("p90", OPEN), view("p91", HIGH), view("p92", CONFIDENTIAL)),
                HIGH,
                "small 1.0.0",
                List.of());

        assertThat(bytes(one)).isEqualTo(bytes(other));
    }

    @Test
    void bytes_holdNothingButTheAllowList() {
        var json = new JsonMapper().readTree(bytes(source(List.of(item("1", "p1", OPEN, false)), view("p1", OPEN))));

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("format", "label", "policy", "fields", "items", "distribution");
        assertThat(json.get("items").get(0).propertyNames())
                .containsExactlyInAnyOrder("id", "kind", "speaker", "text", "label");
        assertThat(json.get("fields").propertyNames())
                .containsExactlyInAnyOrder(
                        "title",
                        "host",
                        "dateAndPlace",
                        "attendees",
                        "proceedings",
                        "agenda",
                        "remarks",
                        "decisions",
                        "votes");
    }

    @Test
    void bytes_doNotTellWhoWroteOrWhichPassage() {
        var text =
                new String(bytes(source(List.of(item("1", "passage77", OPEN, false)), view("passage77", OPEN))), UTF_8);

        assertThat(text).doesNotContain("passage77", "officer1", "2026-11-01", "closed");
    }

    @Test
    void fields_nobodyWrote_sayNotRecordedAndThoseOfItemsListThem() {
        var minutes = composition
                .compose(source(List.of(item("1", "p1", OPEN, false)), view("p1", OPEN)), OPEN)
                .edition();

        assertThat(minutes.fields()).containsEntry("title", ReleasedMinutes.NOT_RECORDED);
        assertThat(minutes.fields()).containsEntry("votes", ReleasedMinutes.NOT_RECORDED);
        assertThat(minutes.fields()).containsEntry("remarks", "[1]");
    }

    @Test
    void item_countsWithTheLabelItsPassageHasNow_notWhenItWasDrafted() {
        var composed =
                composition.compose(source(List.of(item("1", "p1", OPEN, false)), view("p1", CONFIDENTIAL)), OPEN);

        assertThat(composed.sources()).containsExactly(CONFIDENTIAL);
    }

    @Test
    void item_citingNothingOrSomethingUnknown_countsAsSystemHigh() {
        var citesNothing = new Item("1", Item.Kind.REMARK, Optional.empty(), "text", OPEN, List.of(), false);

        var composed = composition.compose(
                source(List.of(citesNothing, item("2", "gone", OPEN, false)), view("p1", OPEN)), OPEN);

        assertThat(composed.sources()).containsExactly(HIGH, HIGH);
    }

    @Test
    void item_edited_countsAlsoWithWhatItsNewWordsCallFor() {
        var composed =
                composition.compose(source(List.of(item("1", "p1", CONFIDENTIAL, true)), view("p1", OPEN)), OPEN);

        assertThat(composed.sources()).containsExactly(CONFIDENTIAL);
    }

    @Test
    void field_countsWithItsLabel() {
        var edition = edition(List.of(), Set.of(OFFICER))
                .with(Map.of(Field.TITLE, new FieldValue("words", CONFIDENTIAL, OFFICER)), OFFICER);

        var composed = composition.compose(new Source(edition, List.of(), HIGH, "small 1.0.0", List.of()), OPEN);

        assertThat(composed.sources()).containsExactly(CONFIDENTIAL);
    }

    @Test
    void findings_countAsDecided_whereTwoPeopleLoweredThePassageAndItsWordsAreUnchanged() {
        var items = List.of(item("1", "p1", OPEN, false));

        assertThat(decided(source(items, lowered("p1", Optional.of(new SubjectId("approver1"))))))
                .containsExactly(new Decided("items/1", "r.terms"));
        assertThat(decided(source(items, lowered("p1", Optional.empty())))).isEmpty();
        assertThat(decided(source(
                        List.of(item("1", "p1", OPEN, true)), lowered("p1", Optional.of(new SubjectId("approver1"))))))
                .isEmpty();
    }

    private Set<Decided> decided(Source source) {
        return composition.compose(source, OPEN).decided();
    }

    private byte[] bytes(Source source) {
        return composition.canonicalBytes(composition.compose(source, OPEN).edition());
    }

    private static Source source(List<Item> items, PassageView view) {
        return new Source(edition(items, Set.of(OFFICER)), List.of(view), HIGH, "small 1.0.0", List.of());
    }

    private static Edition edition(List<Item> items, Set<SubjectId> authors) {
        return new Edition(
                "U", new EnclaveId("open"), OPEN, Map.of(), new ArrayList<>(items), authors, Edition.Status.DRAFT);
    }

    private static Item item(String id, String cites, Label label, boolean edited) {
        return new Item(id, Item.Kind.REMARK, Optional.of("Chair"), "text", label, List.of(cites), edited);
    }

    private static PassageView view(String id, Label determined) {
        return view(id, determined, Optional.empty(), Optional.empty());
    }

    private static PassageView lowered(String id, Optional<SubjectId> second) {
        var evidence = new Evidence(
                Evidence.Source.RULE,
                "r.terms",
                0,
                1,
                1,
                new Wording("why", "왜"),
                POLICY.lattice().parse("S"));
        var verdict = new Verdict(evidence.label(), List.of(evidence), Verdict.Standing.FOUND, POLICY.digest());
        return view(id, OPEN, Optional.of(verdict), second);
    }

    private static PassageView view(
            String id, Label determined, Optional<Verdict> verdict, Optional<SubjectId> second) {
        var determination = new Determination(determined, "", OFFICER, NOW, second, Optional.empty(), POLICY.digest());
        return new PassageView(
                id,
                new Passage(1, "Chair", null, null, "text"),
                verdict,
                Optional.of(new Versioned<>(determination, 1)),
                Optional.empty());
    }
}
