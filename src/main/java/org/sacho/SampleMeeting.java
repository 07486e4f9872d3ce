package org.sacho;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sacho.meeting.MeetingDetails;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.sacho.transcript.MalformedTranscriptException;

/// An invented meeting to try Sacho out with, in English and in Korean.
public final class SampleMeeting {

    private SampleMeeting() {}

    /// Brings it on behalf of an officer, at the highest level there is.
    ///
    /// @return the id of the meeting
    public static String bring(Installation installation, Subject officer, Locale language) throws IOException {
        boolean korean = language.getLanguage().equals(Locale.KOREAN.getLanguage());
        var file = korean ? "exercise-ko.txt" : "exercise-en.vtt";
        var others = Stream.of("officer1", "officer2", "approver1", "approver2")
                .map(SubjectId::new)
                .filter(id -> installation.accounts().find(id).isPresent())
                .filter(Predicate.not(officer.id()::equals))
                .collect(Collectors.toSet());
        var ceiling =
                installation.policies().active().lattice().levels().getLast().id();
        try {
            return installation
                    .arrivals()
                    .take(officer, korean ? korean(others) : english(others), ceiling, file, transcript(file));
        } catch (MalformedTranscriptException e) {
            throw new IllegalStateException("the built-in sample cannot be read", e);
        }
    }

    private static MeetingDetails english(Set<SubjectId> others) {
        return new MeetingDetails(
                "EXERCISE planning meeting",
                LocalDate.of(2026, 9, 3) + "T14:00",
                "EXERCISE building, room 1",
                "EXERCISE headquarters",
                List.of("Chair", "Operations", "Signals", "Logistics"),
                others,
                List.of("EXERCISE schedule", "EXERCISE communications", "EXERCISE range safety"));
    }

    private static MeetingDetails korean(Set<SubjectId> others) {
        return new MeetingDetails(
                "(훈련) 가상훈련 협조회의",
                LocalDate.of(2026, 9, 3) + "T14:00",
                "(훈련) 가상청사 제1회의실",
                "(훈련) 가상사령부",
                List.of("훈련처장", "작전과장", "통신과장", "군수과장"),
                others,
                List.of("(훈련) 훈련 일정", "(훈련) 통신 운용", "(훈련) 사격장 안전"));
    }

    private static byte[] transcript(String file) throws IOException {
        try (var stream = SampleMeeting.class.getResourceAsStream("/samples/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks the sample " + file);
            }
            return stream.readAllBytes();
        }
    }
}
