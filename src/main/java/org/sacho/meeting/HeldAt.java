package org.sacho.meeting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;

/// When a meeting was held, as the officer wrote it.
final class HeldAt {

    private static final List<Consumer<String>> FORMS =
            List.of(OffsetDateTime::parse, LocalDateTime::parse, LocalDate::parse);

    private HeldAt() {}

    /// Whether the text is an ISO-8601 date, local date and time, or instant.
    static boolean valid(String text) {
        return FORMS.stream().anyMatch(form -> parses(form, text));
    }

    private static boolean parses(Consumer<String> form, String text) {
        try {
            form.accept(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
