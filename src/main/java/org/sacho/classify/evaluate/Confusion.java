package org.sacho.classify.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sacho.label.Level;

/// How often passages of one level were proposed as another.
public final class Confusion {

    private final TreeMap<Level, TreeMap<Level, Integer>> counts = new TreeMap<>();

    Confusion() {}

    void add(Level actual, Level proposed) {
        counts.computeIfAbsent(actual, _ -> new TreeMap<>()).merge(proposed, 1, Integer::sum);
    }

    /// One cell that is not empty.
    public record Cell(Level actual, Level proposed, int count) {

        /// Proposed below what it is: the mistake that lets something out.
        public boolean underClassified() {
            return proposed.compareTo(actual) < 0;
        }
    }

    /// Every cell: first those proposed too low, the most sensitive first; then those proposed too high; then the
    /// right ones.
    public List<Cell> worstFirst() {
        var low = new ArrayList<Cell>();
        var high = new ArrayList<Cell>();
        var right = new ArrayList<Cell>();
        counts.descendingMap()
                .forEach((actual, row) -> row.forEach((proposed, count) -> {
                    var cell = new Cell(actual, proposed, count);
                    (cell.underClassified() ? low : proposed.equals(actual) ? right : high).add(cell);
                }));
        low.addAll(high);
        low.addAll(right);
        return Collections.unmodifiableList(low);
    }

    int count(Level actual, Level proposed) {
        return counts.getOrDefault(actual, new TreeMap<>()).getOrDefault(proposed, 0);
    }

    /// The harmonic mean of precision and recall of each level that occurs; 0 for one that is never right.
    Map<String, Double> f1(List<Level> levels) {
        var f1 = new LinkedHashMap<String, Double>();
        for (var level : levels) {
            int right = count(level, level);
            int actual = levels.stream().mapToInt(other -> count(level, other)).sum();
            int proposed =
                    levels.stream().mapToInt(other -> count(other, level)).sum();
            if (actual > 0) {
                f1.put(level.id(), 2.0 * right / (actual + proposed));
            }
        }
        return f1;
    }

    /// Counts by the ids of the actual and the proposed level.
    Map<String, Map<String, Integer>> byId() {
        var table = new LinkedHashMap<String, Map<String, Integer>>();
        counts.forEach((actual, row) -> {
            var cells = new LinkedHashMap<String, Integer>();
            row.forEach((proposed, count) -> cells.put(proposed.id(), count));
            table.put(actual.id(), cells);
        });
        return table;
    }
}
