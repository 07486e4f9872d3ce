package org.sacho.classify.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Divides passages into parts of about the same size without ever dividing a volume. The same passages are
/// always divided in the same way.
public final class Folds {

    private final List<LabelledPassage> rows;
    private final Map<String, Integer> foldOf;

    private Folds(List<LabelledPassage> rows, Map<String, Integer> foldOf) {
        this.rows = rows;
        this.foldOf = foldOf;
    }

    /// Volumes by size, the largest first, each into the fold that has the least.
    public static Folds of(List<LabelledPassage> rows, int folds) {
        var sizes = new TreeMap<String, Integer>();
        rows.forEach(row -> sizes.merge(row.volume(), 1, Integer::sum));
        var filled = new int[folds];
        var foldOf = new HashMap<String, Integer>();
        sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(volume -> {
                    int least = 0;
                    for (int i = 1; i < folds; i++) {
                        least = filled[i] < filled[least] ? i : least;
                    }
                    filled[least] += volume.getValue();
                    foldOf.put(volume.getKey(), least);
                });
        return new Folds(rows, foldOf);
    }

    public boolean isIn(int fold, LabelledPassage row) {
        return foldOf.getOrDefault(row.volume(), -1) == fold;
    }

    public List<LabelledPassage> in(int fold) {
        return rows.stream().filter(row -> isIn(fold, row)).toList();
    }

    public List<LabelledPassage> outside(int fold) {
        return rows.stream().filter(row -> !isIn(fold, row)).toList();
    }

    /// A number for the volume of each row, from 0 without gaps.
    static int[] volumeNumbers(List<LabelledPassage> rows) {
        var numbers = new HashMap<String, Integer>();
        var of = new int[rows.size()];
        Arrays.setAll(of, i -> {
            int next = numbers.size();
            return numbers.computeIfAbsent(rows.get(i).volume(), _ -> next);
        });
        return of;
    }
}
