package org.sacho.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sacho.classify.Evidence;
import org.sacho.classify.Verdict;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.meeting.Determination;
import org.sacho.meeting.LoweringRequest;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.MeetingDetails;
import org.sacho.meeting.State;
import org.sacho.minutes.Edition;
import org.sacho.minutes.Edition.FieldValue;
import org.sacho.minutes.Field;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.policy.Wording;
import org.sacho.subject.SubjectId;
import org.sacho.transcript.Format;
import org.sacho.transcript.Passage;
import org.sacho.transcript.Transcript;
import org.sacho.transcript.Utterance;

/// Every type of record that a store keeps: it comes back as it went in, and its text says nothing of what it
/// holds.
class StoredRecordsTest {

    private static final String CONTENT = "EXERCISE-words \"훈련\" \u2028 😀";
    private static final PolicySnapshot POLICY = Packs.of(Packs.SMALL);
    private static final ContentJson JSON = new ContentJson(POLICY.lattice());
    private static final Label LABEL = POLICY.lattice().parse("C//ALPHA//REL KOR");
    private static final SubjectId OFFICER = new SubjectId("officer1");
    private static final Instant NOW = Instant.parse("2026-11-01T01:02:03.456789Z");

    static Stream<Record> everyRecord() {
        var finding = new Finding("rules", "items/1", "r.terms", LABEL);
        var evidence = new Evidence(Evidence.Source.RULE, "r.terms", 1, 5, 1, new Wording(CONTENT, CONTENT), LABEL);
        var details = new MeetingDetails(
                CONTENT, "2026-09-03", CONTENT, CONTENT, List.of(CONTENT), Set.of(OFFICER), List.of(CONTENT));
        var entry = new ReleasedMinutes.Entry("1", Item.Kind.VOTE, CONTENT, CONTENT, LABEL);
        return Stream.of(
                new Meeting(
                        "m1",
                        details,
                        LABEL.level(),
                        OFFICER,
                        NOW,
                        new Meeting.Source(CONTENT, "VTT", "00"),
                        State.REVIEW,
                        3),
                new Transcript(
                        Format.WEBVTT,
                        "00",
                        List.of(new Utterance(CONTENT, 1L, 2L, CONTENT), new Utterance(null, null, null, CONTENT))),
                new Passage(1, CONTENT, 5L, null, CONTENT),
                new Passage(1, null, null, null, CONTENT),
                new Verdict(LABEL, List.of(evidence), Verdict.Standing.FOUND, POLICY.digest()),
                new Verdict(LABEL, List.of(), Verdict.Standing.NOTHING_FOUND, POLICY.digest()),
                new Determination(
                        LABEL, CONTENT, OFFICER, NOW, Optional.of(OFFICER), Optional.of(LABEL), POLICY.digest()),
                new Determination(LABEL, CONTENT, OFFICER, NOW, Optional.empty(), Optional.empty(), POLICY.digest()),
                new LoweringRequest("m1_1", "p1", LABEL, CONTENT, OFFICER, NOW, LoweringRequest.Status.WITHDRAWN),
                new Edition(
                        "U",
                        new EnclaveId("open"),
                        LABEL,
                        Map.of(Field.TITLE, new FieldValue(CONTENT, LABEL, OFFICER)),
                        List.of(new Item(
                                "1", Item.Kind.DECISION, Optional.of(CONTENT), CONTENT, LABEL, List.of("p1"), true)),
                        Set.of(OFFICER),
                        Edition.Status.SUBMITTED),
                new ReleaseRequest(
                        "m1_2",
                        "U",
                        new EnclaveId("open"),
                        LABEL,
                        ContentDigest.of(new byte[0]),
                        POLICY.digest(),
                        OFFICER,
                        NOW,
                        NOW,
                        Set.of(OFFICER),
                        List.of(finding),
                        List.of(finding),
                        List.of(new ReleaseRequest.Approval(OFFICER, NOW, true, CONTENT)),
                        ReleaseRequest.Status.REFUSED,
                        Optional.of("approver"),
                        Optional.empty()),
                new ReleasedMinutes(
                        ReleasedMinutes.FORMAT,
                        LABEL,
                        "small 1.0.0",
                        new TreeMap<>(Map.of("title", CONTENT)),
                        List.of(entry),
                        List.of("officer1")));
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void record_writtenAndRead_isTheSame(Record stored) {
        assertThat(JSON.read(JSON.write(stored), stored.getClass())).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void record_asText_saysNothingOfItsContent(Record stored) {
        assertThat(stored.toString()).doesNotContain("EXERCISE-words");
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void bytes_ofAnotherType_areRefusedWithoutQuotingThem(Record stored) {
        byte[] bytes = JSON.write(Map.of("EXERCISE-words", List.of(CONTENT)));

        assertThatThrownBy(() -> JSON.read(bytes, stored.getClass()))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("EXERCISE");
    }

    /// A record with a text in it either says how it is shown, or is one of those whose texts are ids and codes.
    @Test
    void recordsWithTexts_sayHowTheyAreShown() {
        var records = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.sacho.meeting", "org.sacho.minutes", "org.sacho.release", "org.sacho.transcript");

        assertThat(records.stream()
                        .filter(type -> type.isRecord()
                                && holdsText(type)
                                && type.tryGetMethod("toString").isEmpty())
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder();
    }

    private static boolean holdsText(JavaClass type) {
        return type.getFields().stream()
                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                .anyMatch(raw -> raw.isEquivalentTo(String.class));
    }
}
