package org.sacho.classify.adviser;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sacho.policy.AdviserSpec;

/// Passages that one request asks about, with those around them. All of it fits into the limit of the policy; no
/// passage is ever cut.
///
/// @param remarks in the order in which they were said
record Batch(List<Remark> remarks) {

    Batch {
        remarks = List.copyOf(remarks);
    }

    /// One passage as it is sent.
    ///
    /// @param index among the passages of the meeting
    /// @param asked false for one that is there for its context only
    record Remark(int index, String text, boolean asked) {

        String id() {
            return "p" + (index + 1);
        }

        @Override
        public String toString() {
            return "Remark[" + id() + "]";
        }
    }

    List<Remark> asked() {
        return remarks.stream().filter(Remark::asked).toList();
    }

    /// Everything that can be asked about: passages that say something and are not too long.
    static List<Batch> of(List<String> passages, AdviserSpec spec) {
        var batches = new ArrayList<Batch>();
        var next = new ArrayList<Integer>();
        int room = spec.characters();
        for (int i = 0; i < passages.size(); i++) {
            int length = passages.get(i).length();
            if (passages.get(i).isBlank() || tooLong(passages.get(i), spec)) {
                continue;
            }
            if (next.size() == spec.batch() || (length > room && !next.isEmpty())) {
                batches.add(around(next, room, passages, spec));
                next.clear();
                room = spec.characters();
            }
            next.add(i);
            room -= length;
        }
        if (!next.isEmpty()) {
            batches.add(around(next, room, passages, spec));
        }
        return batches;
    }

    static boolean tooLong(String passage, AdviserSpec spec) {
        return passage.length() > spec.characters();
    }

    /// With as many neighbours as there is room for, the nearest first.
    private static Batch around(List<Integer> asked, int room, List<String> passages, AdviserSpec spec) {
        var remarks = new TreeMap<Integer, Remark>();
        asked.forEach(i -> remarks.put(i, new Remark(i, passages.get(i), true)));
        int first = asked.getFirst();
        int last = asked.getLast();
        var beside = new ArrayList<Integer>();
        for (int distance = 1; distance <= spec.neighbours(); distance++) {
            beside.addAll(List.of(first - distance, last + distance));
        }
        for (int i : beside) {
            if (i >= 0
                    && i < passages.size()
                    && !passages.get(i).isBlank()
                    && passages.get(i).length() <= room) {
                remarks.put(i, new Remark(i, passages.get(i), false));
                room -= passages.get(i).length();
            }
        }
        return new Batch(List.copyOf(remarks.values()));
    }
}
