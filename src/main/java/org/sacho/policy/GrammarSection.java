package org.sacho.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which grammars of markings a pack reads in transcripts, and which of its levels each stated level means.
final class GrammarSection {

    private static final String KEY = "grammars";

    private GrammarSection() {}

    /// Level ids by grammar and stated level; nothing for a grammar the pack does not name.
    static Map<MarkingGrammar, Map<String, String>> read(PackTable pack, LevelSection levels) {
        var read = new EnumMap<MarkingGrammar, Map<String, String>>(MarkingGrammar.class);
        if (!pack.has(KEY)) {
            return read;
        }
        var table = pack.table(
                KEY,
                new ArrayList<>(Stream.of(MarkingGrammar.values())
                        .map(MarkingGrammar::key)
                        .toList()));
        for (var grammar : MarkingGrammar.values()) {
            if (table.has(grammar.key())) {
                read.put(grammar, meanings(table.table(grammar.key(), grammar.levels()), levels, grammar.levels()));
            }
        }
        return read;
    }

    private static Map<String, String> meanings(PackTable table, LevelSection levels, List<String> stated) {
        var meanings = new HashMap<String, String>();
        for (String level : stated) {
            if (table.has(level)) {
                var id = levels.idAt(table, level);
                if (!id.isEmpty()) {
                    meanings.put(level, id);
                }
            }
        }
        return Map.copyOf(meanings);
    }
}
