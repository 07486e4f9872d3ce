package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Turns that begin with a line of their own: `Name  m:ss`, then what was said until the next such line.
final class HeadedTurns {

    /// The line that begins a turn.
    record Head(String speaker, @Nullable Long startMs) {

        @Override
        public String toString() {
            return "Head";
        }
    }

    private HeadedTurns() {}

    /// @param noise lines that the exporter adds, such as a footer
    static List<Utterance> read(List<String> lines, Function<String, Optional<Head>> heads, Predicate<String> noise) {
        List<Utterance> turns = new ArrayList<>();
        Head head = null;
        List<String> said = new ArrayList<>();
        for (String line : lines) {
            Optional<Head> next = heads.apply(line);
            if (next.isPresent()) {
                add(turns, head, said);
                head = next.get();
                said.clear();
            } else if (!line.isBlank() && !noise.test(line)) {
                said.add(line.strip());
            }
        }
        add(turns, head, said);
        return turns;
    }

    /// What stands before the first head is a title page, not speech; the grammar has made sure that it is short.
    private static void add(List<Utterance> turns, @Nullable Head head, List<String> said) {
        if (head != null && !said.isEmpty()) {
            turns.add(new Utterance(head.speaker(), head.startMs(), null, String.join("\n", said)));
        }
    }
}
