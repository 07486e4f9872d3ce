package org.sacho.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.meeting.PassageView;
import org.sacho.minutes.Edition;

/// What was said where the guard found something: the passages an item rests on, each with the two before and the
/// two after it, because a sentence alone does not show what it gives away.
///
/// @param place the item, as in the finding
/// @param passages in the order of the meeting
public record Surroundings(String place, List<Nearby> passages) {

    private static final int ON_EITHER_SIDE = 2;
    private static final Pattern ITEM = Pattern.compile("(items/(\\d+)).*");

    public Surroundings {
        passages = List.copyOf(passages);
    }

    /// A passage, and whether the item rests on it.
    public record Nearby(PassageView passage, boolean cited) {}

    /// Of every item with a finding, once. What stands in a field rests on no passage.
    static List<Surroundings> of(List<Finding> findings, Edition edition, List<PassageView> meeting) {
        var places = new HashSet<String>();
        var surroundings = new ArrayList<Surroundings>();
        for (var finding : findings) {
            var item = ITEM.matcher(finding.place());
            if (item.matches() && places.add(item.group(1))) {
                var cites = Set.copyOf(
                        edition.items().get(Integer.parseInt(item.group(2)) - 1).cites());
                surroundings.add(new Surroundings(item.group(1), around(cites, meeting)));
            }
        }
        return surroundings;
    }

    private static List<Nearby> around(Set<String> cites, List<PassageView> meeting) {
        var nearby = new ArrayList<Nearby>();
        int last = -1;
        for (int i = 0; i < meeting.size(); i++) {
            if (cites.contains(meeting.get(i).id())) {
                int end = Math.min(meeting.size(), i + ON_EITHER_SIDE + 1);
                for (int j = Math.max(last + 1, i - ON_EITHER_SIDE); j < end; j++) {
                    nearby.add(new Nearby(
                            meeting.get(j), cites.contains(meeting.get(j).id())));
                    last = j;
                }
            }
        }
        return nearby;
    }
}
