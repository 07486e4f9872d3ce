package org.sacho.meeting;

import java.util.List;
import java.util.Set;
import org.sacho.subject.SubjectId;

/// What the officer says about a meeting when its transcript arrives. All of it is as sensitive as the
/// meeting until a person writes it into an edition.
///
/// @param heldAt as given: an ISO-8601 instant or local date and time
/// @param needToKnow who may see the working meeting; the officer who brought it always may
public record MeetingDetails(
        String title,
        String heldAt,
        String place,
        String host,
        List<String> attendees,
        Set<SubjectId> needToKnow,
        List<String> agenda) {

    public MeetingDetails {
        attendees = List.copyOf(attendees);
        needToKnow = Set.copyOf(needToKnow);
        agenda = List.copyOf(agenda);
    }

    @Override
    public String toString() {
        return "MeetingDetails[]";
    }
}
