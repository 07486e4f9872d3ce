package org.sacho.minutes;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The nine statutory contents of one edition as text: what was written for its readers, then the numbers of
/// the items that belong there. Depends on nothing but that edition.
public final class StatutoryContents {

    private StatutoryContents() {}

    /// By their outside names; every one of the nine is there.
    public static SortedMap<String, String> of(Edition edition) {
        var fields = new TreeMap<String, String>();
        for (var field : Field.values()) {
            var written = edition.fields().get(field);
            var text = written == null ? "" : PlainText.of(written.text());
            var both = (text + " " + references(edition.items(), field)).strip();
            fields.put(field.key(), both.isEmpty() ? otherwise(edition.items(), field) : both);
        }
        return fields;
    }

    private static String references(List<Item> items, Field field) {
        var numbers = IntStream.range(0, items.size())
                .filter(i -> items.get(i).kind().field() == field)
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(joining(", "));
        return numbers.isEmpty() ? "" : "[" + numbers + "]";
    }

    /// The order of proceedings follows from which kinds of item there are; anything else is not recorded.
    private static String otherwise(List<Item> items, Field field) {
        if (field != Field.PROCEEDINGS || items.isEmpty()) {
            return ReleasedMinutes.NOT_RECORDED;
        }
        var steps = new LinkedHashMap<Item.Kind, String>();
        steps.put(Item.Kind.AGENDA, "안건 상정 / agenda");
        steps.put(Item.Kind.REMARK, "토의 / discussion");
        steps.put(Item.Kind.DECISION, "의결 / decisions");
        steps.put(Item.Kind.VOTE, "표결 / vote");
        steps.keySet().retainAll(items.stream().map(Item::kind).toList());
        return "개회 / opening - " + String.join(" - ", steps.values()) + " - 폐회 / closing";
    }
}
