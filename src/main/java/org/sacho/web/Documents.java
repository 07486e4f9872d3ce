package org.sacho.web;

import java.util.Arrays;
import org.sacho.minutes.Field;
import org.sacho.minutes.ReleasedMinutes;
import org.springframework.stereotype.Component;

/// Shows an edition as its readers get it, every part of it and nothing else.
@OnEverySide
@Component
public class Documents {

    private final Labels labels;

    Documents(Labels labels) {
        this.labels = labels;
    }

    public DocumentView of(ReleasedMinutes minutes) {
        var label = labels.of(minutes.label());
        return new DocumentView(
                label,
                Arrays.stream(Field.values())
                        .map(field -> new DocumentView.Field(
                                field.key(),
                                minutes.fields().getOrDefault(field.key(), ReleasedMinutes.NOT_RECORDED),
                                label))
                        .toList(),
                minutes.items().stream()
                        .map(item -> new DocumentView.Item(
                                item.kind(), item.speaker(), item.text(), labels.of(item.label())))
                        .toList(),
                minutes.distribution());
    }
}
