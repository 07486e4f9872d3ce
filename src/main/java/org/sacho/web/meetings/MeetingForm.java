package org.sacho.web.meetings;

/// What the officer typed, as typed, so that a refused upload loses nothing. Lists are one entry per line.
public record MeetingForm(
        String title,
        String heldAt,
        String place,
        String host,
        String ceiling,
        String attendees,
        String needToKnow,
        String agenda) {

    public static MeetingForm empty() {
        return new MeetingForm("", "", "", "", "", "", "", "");
    }

    /// The same under another ceiling.
    MeetingForm under(String level) {
        return new MeetingForm(title, heldAt, place, host, level, attendees, needToKnow, agenda);
    }

    @Override
    public String toString() {
        return "MeetingForm[]";
    }
}
