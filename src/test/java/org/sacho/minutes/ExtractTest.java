package org.sacho.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.meeting.PassageView;
import org.sacho.policy.Packs;
import org.sacho.transcript.Passage;

class ExtractTest {

    private static final Lattice LATTICE = Packs.of(Packs.SMALL).lattice();
    private static final Label HIGH = LATTICE.top();

    @Test
    void items_areNumberedFrom1WithoutGaps_whateverThePassagesAreCalled() {
        var items = items(view(3, "First remark."), view(17, "We agreed that it holds."), view(40, "Last remark."));

        assertThat(items).extracting(Item::id).containsExactly("1", "2", "3");
        assertThat(items).extracting(Item::cites).containsExactly(List.of("p3"), List.of("p17"), List.of("p40"));
    }

    @Test
    void shortMeeting_isKeptWhole() {
        var views = remarks(1, Extract.REMARKS);

        assertThat(new Extract(views).items(HIGH)).hasSize(Extract.REMARKS);
    }

    @Test
    void longMeeting_keepsItsOrderAndEveryDecisionVoteAndAgendaItem() {
        var views = new ArrayList<>(remarks(1, 200));
        views.set(10, view(11, "The first agenda item is the schedule."));
        views.set(100, view(101, "It was decided; we agreed on Monday."));
        views.set(199, view(200, "만장일치로 가결되었습니다."));

        var items = new Extract(views).items(HIGH);

        assertThat(items).hasSize(Extract.REMARKS + 3);
        assertThat(items).filteredOn(item -> item.kind() == Item.Kind.AGENDA).hasSize(1);
        assertThat(items).filteredOn(item -> item.kind() == Item.Kind.DECISION).hasSize(1);
        assertThat(items).filteredOn(item -> item.kind() == Item.Kind.VOTE).hasSize(1);
        assertThat(items)
                .extracting(item -> Integer.parseInt(item.cites().getFirst().substring(1)))
                .isSorted();
    }

    /// What other audiences may see is not even passed in, so the same passages give the same items.
    @Test
    void result_dependsOnNothingButThePassagesGiven() {
        var views = remarks(1, 150);

        assertThat(new Extract(views).items(HIGH)).isEqualTo(new Extract(List.copyOf(views)).items(HIGH));
        assertThat(texts(new Extract(views).items(HIGH)))
                .isEqualTo(texts(new Extract(shifted(views, 1000)).items(HIGH)));
    }

    @Test
    void item_carriesTheLabelOfItsPassage_highWhileUndecided() {
        assertThat(items(view(1, "Undecided."))).extracting(Item::label).containsExactly(HIGH);
        assertThat(items(view(1, "Undecided."))).extracting(Item::edited).containsExactly(false);
    }

    @Test
    void noPassages_noItems() {
        assertThat(items()).isEmpty();
    }

    private static List<Item> items(PassageView... views) {
        return new Extract(List.of(views)).items(HIGH);
    }

    private static List<String> texts(List<Item> items) {
        return items.stream().map(item -> item.id() + " " + item.text()).toList();
    }

    private static List<PassageView> shifted(List<PassageView> views, int by) {
        return views.stream()
                .map(view -> view(view.passage().ordinal() + by, view.passage().text()))
                .toList();
    }

    private static List<PassageView> remarks(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> view(n, "Remark number %d speaks of subject %d in the room.".formatted(n, n % 7)))
                .toList();
    }

    private static PassageView view(int ordinal, String text) {
        return new PassageView(
                "p" + ordinal,
                new Passage(ordinal, "Chair", null, null, text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
