package org.sacho.classify.model;

import java.util.function.IntConsumer;

/// What the model looks at in a passage: which words, which pairs of words and which groups of letters within
/// words occur, each hashed into a bucket of its family, and the [Shape].
///
/// How often something occurs does not count. Buckets are shared: two words may fall into one.
final class Features {

    /// The families of features, each with buckets of its own: words, pairs of words, groups of letters.
    static final int FAMILIES = 3;

    private static final int WORD = 0;
    private static final int PAIR = 1;
    private static final int LETTERS = 2;
    private static final int[] SIZES = {1 << 16, 1 << 18, 1 << 17};
    private static final int[] FIRST = {0, SIZES[WORD], SIZES[WORD] + SIZES[PAIR]};

    static final int BUCKETS = SIZES[WORD] + SIZES[PAIR] + SIZES[LETTERS];

    private static final int SHORTEST_GROUP = 3;
    private static final int LONGEST_GROUP = 4;
    private static final int PRIME = 0x01000193;
    private static final int EDGE = '_';

    private final int[] seen;
    private final int mask;
    private final Shape shape;
    private int count;

    private Features(WordStream words) {
        int letters = words.start(words.words());
        int most = 2 * words.words() + (LONGEST_GROUP - SHORTEST_GROUP + 1) * (letters + 2 * words.words());
        int capacity = Integer.highestOneBit(Math.max(8, most)) * 2;
        seen = new int[capacity];
        mask = capacity - 1;
        shape = words.shape();
    }

    static Features of(WordStream words) {
        var features = new Features(words);
        int before = 0;
        for (int i = 0; i < words.words(); i++) {
            int word = hash(words, i);
            features.add(bucket(WORD, word));
            if (i > 0) {
                features.add(bucket(PAIR, pair(before, word)));
            }
            features.addGroups(words, i);
            before = word;
        }
        return features;
    }

    Shape shape() {
        return shape;
    }

    int count() {
        return count;
    }

    /// Every bucket once, in no order that means anything but the same for the same passage.
    void forEach(IntConsumer bucket) {
        for (int slot : seen) {
            if (slot != 0) {
                bucket.accept(slot - 1);
            }
        }
    }

    /// The family of a bucket, from 0.
    static int family(int bucket) {
        return bucket < FIRST[PAIR] ? WORD : bucket < FIRST[LETTERS] ? PAIR : LETTERS;
    }

    static int wordBucket(WordStream words, int word) {
        return bucket(WORD, hash(words, word));
    }

    static int pairBucket(WordStream words, int second) {
        return bucket(PAIR, pair(hash(words, second - 1), hash(words, second)));
    }

    private static int pair(int first, int second) {
        return first * 31 + Integer.rotateLeft(second, 7);
    }

    private static int hash(WordStream words, int word) {
        int hash = 0x811C9DC5;
        for (int i = words.start(word); i < words.start(word + 1); i++) {
            hash = (hash ^ words.letter(i)) * PRIME;
        }
        return hash;
    }

    private void addGroups(WordStream words, int word) {
        int start = words.start(word);
        int length = words.start(word + 1) - start + 2;
        for (int from = 0; from + SHORTEST_GROUP <= length; from++) {
            int hash = 0x811C9DC5;
            int limit = Math.min(length, from + LONGEST_GROUP);
            for (int i = from; i < limit; i++) {
                int c = i == 0 || i == length - 1 ? EDGE : words.letter(start + i - 1);
                hash = (hash ^ c) * PRIME;
                if (i - from + 1 >= SHORTEST_GROUP) {
                    add(bucket(LETTERS, hash));
                }
            }
        }
    }

    private static int bucket(int family, int hash) {
        int mixed = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
        mixed = (mixed ^ (mixed >>> 13)) * 0x297A2D39;
        return FIRST[family] + ((mixed ^ (mixed >>> 16)) & (SIZES[family] - 1));
    }

    private void add(int bucket) {
        int slot = (bucket * 0x9E3779B9) >>> 7 & mask;
        while (seen[slot] != 0) {
            if (seen[slot] == bucket + 1) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        seen[slot] = bucket + 1;
        count++;
    }
}
