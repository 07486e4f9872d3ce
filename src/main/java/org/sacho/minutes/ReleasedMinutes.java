package org.sacho.minutes;

import java.util.List;
import java.util.SortedMap;
import org.sacho.label.Label;

/// An edition as its readers get it, and as it is signed: nothing but an allow-list of parts, none of which
/// depends on what the readers may not have. No id, time, count or position of the working meeting; every text in
/// the one form of [PlainText].
///
/// @param policy what readers know the policy by that the label belongs to
/// @param fields the nine statutory contents by their outside names
/// @param distribution accounts the minutes are for; empty when the level needs no list
public record ReleasedMinutes(
        String format,
        Label label,
        String policy,
        SortedMap<String, String> fields,
        List<Entry> items,
        List<String> distribution) {

    public static final String FORMAT = "sacho-minutes-1";

    /// What stands where a statutory content is not recorded for these readers.
    public static final String NOT_RECORDED = "해당 없음 / none";

    /// One numbered item.
    public record Entry(String id, Item.Kind kind, String speaker, String text, Label label) {
        @Override
        public String toString() {
            return "Entry[" + id + "]";
        }
    }

    @Override
    public String toString() {
        return "ReleasedMinutes[" + label + "]";
    }
}
