package org.sacho.release;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sacho.access.Grant;
import org.sacho.enclave.Kind;
import org.sacho.guard.ContentDigest;
import org.sacho.meeting.MeetingStore;
import org.sacho.meeting.Versioned;
import org.sacho.minutes.Edition;
import org.sacho.minutes.EditionComposition;

/// What released minutes came out of. Only the meeting's own store knows, and nothing of it lies with the minutes.
public final class Origins {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    private final MeetingStore store;
    private final EditionComposition composition;
    private final Submissions submissions;

    Origins(MeetingStore store, EditionComposition composition, Submissions submissions) {
        this.store = store;
        this.composition = composition;
        this.submissions = submissions;
    }

    /// Ids of the released minutes that came out of these meetings.
    public Set<String> shelvedFrom(Collection<String> meetings) {
        var shelved = new HashSet<String>();
        store.listAll(Kind.RELEASE, ReleaseRequest.class).stream()
                .filter(filed -> meetings.contains(Submissions.meetingOf(filed.id())))
                .forEach(filed ->
                        filed.record().map(found -> found.value().shelf().map(shelved::add)));
        return shelved;
    }

    /// The meetings that released minutes came out of: more than one where they say the same. Ids alone; whether
    /// somebody may know them is not decided here.
    public Set<String> meetingsOf(String shelf) {
        var meetings = new TreeSet<String>();
        store.listAll(Kind.RELEASE, ReleaseRequest.class)
                .forEach(filed -> filed.record()
                        .map(found -> isOn(found.value(), shelf) && meetings.add(Submissions.meetingOf(filed.id()))));
        return meetings;
    }

    /// Ids of the passages that an item of released minutes rests on; none once the edition of the meeting is another
    /// than the one that was released, because nobody can say which item that was.
    ///
    /// @param item its number in the minutes
    public List<String> cited(Grant grant, String meeting, String shelf, String item) {
        return store.list(meeting, Kind.RELEASE, ReleaseRequest.class).open(grant).stream()
                .map(Versioned::value)
                .filter(request -> isOn(request, shelf))
                .map(request ->
                        submissions.edition(grant, meeting, request.edition()).value())
                .filter(edition -> shelf.equals(shelfOf(grant, meeting, edition)))
                .findFirst()
                .map(edition -> cites(edition, item))
                .orElse(List.of());
    }

    private static boolean isOn(ReleaseRequest request, String shelf) {
        return request.shelf().filter(shelf::equals).isPresent();
    }

    private String shelfOf(Grant grant, String meeting, Edition edition) {
        var composed = composition.compose(submissions.source(meeting, edition).open(grant), edition.to());
        return Shelves.idOf(ContentDigest.of(composition.canonicalBytes(composed.edition())));
    }

    private static List<String> cites(Edition edition, String item) {
        int number = NUMBER.matcher(item).matches() ? Integer.parseInt(item) : 0;
        return number > 0 && number <= edition.items().size()
                ? List.copyOf(edition.items().get(number - 1).cites())
                : List.of();
    }
}
