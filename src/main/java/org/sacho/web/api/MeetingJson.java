package org.sacho.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sacho.label.Label;
import org.sacho.meeting.Meeting;
import org.sacho.meeting.State;
import org.sacho.minutes.Edition;
import org.sacho.minutes.Field;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.minutes.StatutoryContents;

/// Meetings and minutes as outsiders see them.
final class MeetingJson {

    private MeetingJson() {}

    private record Progress(int done, int total) {}

    private record Source(String format, String sha256) {}

    static Map<String, Object> of(Meeting meeting, Label label, int classified) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", meeting.id());
        fields.put("title", meeting.details().title());
        fields.put("state", meeting.state().name());
        fields.put("progress", new Progress(done(meeting, classified), meeting.total()));
        fields.put("label", label.toString());
        fields.put("ceiling", meeting.ceiling().id());
        fields.put("heldAt", meeting.details().heldAt());
        fields.put("place", meeting.details().place());
        fields.put("host", meeting.details().host());
        fields.put("attendees", meeting.details().attendees());
        fields.put(
                "needToKnow",
                meeting.details().needToKnow().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList());
        fields.put("agenda", meeting.details().agenda());
        fields.put(
                "source", new Source(meeting.source().format(), meeting.source().sha256()));
        return fields;
    }

    private static int done(Meeting meeting, int classified) {
        return meeting.state() == State.PARSING || meeting.state() == State.CLASSIFYING ? classified : meeting.total();
    }

    /// Released minutes in the list of meetings: to their readers they are the meeting.
    static Map<String, Object> of(String id, ReleasedMinutes minutes) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", id);
        fields.put("title", minutes.fields().getOrDefault(Field.TITLE.key(), ReleasedMinutes.NOT_RECORDED));
        fields.put("state", State.CLOSED.name());
        fields.put(
                "progress", new Progress(minutes.items().size(), minutes.items().size()));
        fields.put("label", minutes.label().toString());
        return fields;
    }

    static Map<String, Object> edition(Edition edition, Label atLeast) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("edition", edition.id());
        fields.put("label", edition.label(atLeast).toString());
        fields.put("audience", edition.to().toString());
        fields.put("state", edition.status().name());
        fields.put("fields", StatutoryContents.of(edition));
        fields.put("items", edition.items().stream().map(MeetingJson::item).toList());
        return fields;
    }

    private static Map<String, Object> item(Item item) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", item.id());
        fields.put("kind", item.kind().name());
        fields.put("speaker", item.speaker().orElse(""));
        fields.put("text", item.text());
        fields.put("label", item.label().toString());
        fields.put("cites", item.cites());
        fields.put("edited", item.edited());
        return fields;
    }

    static Map<String, Object> released(ReleasedMinutes minutes) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("edition", minutes.label().level().id());
        fields.put("label", minutes.label().toString());
        fields.put("state", Edition.Status.RELEASED.name());
        fields.put("policy", minutes.policy());
        fields.put("fields", minutes.fields());
        fields.put("items", minutes.items().stream().map(MeetingJson::entry).toList());
        return fields;
    }

    private static Map<String, Object> entry(ReleasedMinutes.Entry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", entry.id());
        fields.put("kind", entry.kind().name());
        fields.put("speaker", entry.speaker());
        fields.put("text", entry.text());
        fields.put("label", entry.label().toString());
        fields.put("cites", List.of());
        return fields;
    }
}
