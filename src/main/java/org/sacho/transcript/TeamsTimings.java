package org.sacho.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Teams documents of 2021 to 2023: a line `0:0:0.0 --> 0:0:1.510`, a line with the name, then what was said.
final class TeamsTimings implements Grammar {

    /// The table of properties at the end is not speech.
    private static final String TABLE_CELL = "\t";

    private static final Pattern UNPADDED = Pattern.compile(
            "\\s{0,9}\\d{1,2}:\\d{1,2}:\\d{1,2}\\.\\d{1,3} --> \\d{1,2}:\\d{1,2}:\\d{1,2}\\.\\d{1,3}\\s{0,9}");

    @Override
    public Optional<Reading> read(Script script) {
        List<String> lines = withoutTable(
                script.lines().stream().filter(line -> !line.isBlank()).toList());
        boolean document =
                !script.extension().equals("vtt") && !script.extension().equals("srt");
        if (!document || lines.isEmpty() || !isHead(lines.getFirst())) {
            return Optional.empty();
        }
        List<Utterance> utterances = new ArrayList<>();
        for (int from = 0; from < lines.size(); ) {
            int to = from + 1;
            while (to < lines.size() && !isHead(lines.get(to))) {
                to++;
            }
            if (to - from > 1) {
                boolean named = to - from > 2;
                Timing timing = Timing.of(lines.get(from)).orElseThrow();
                String text = String.join("\n", lines.subList(named ? from + 2 : from + 1, to))
                        .strip();
                String speaker = named ? lines.get(from + 1).strip() : null;
                utterances.add(new Utterance(speaker, timing.startMs(), timing.endMs(), text));
            }
            from = to;
        }
        return Optional.of(new Reading(Format.TEAMS_DOCUMENT, utterances));
    }

    private static List<String> withoutTable(List<String> lines) {
        int last = lines.size();
        while (last > 0 && !isHead(lines.get(last - 1))) {
            last--;
        }
        int table = last;
        while (table < lines.size() && !lines.get(table).startsWith(TABLE_CELL)) {
            table++;
        }
        return lines.subList(0, table);
    }

    private static boolean isHead(String line) {
        return line.length() < 60 && UNPADDED.matcher(line).matches();
    }
}
