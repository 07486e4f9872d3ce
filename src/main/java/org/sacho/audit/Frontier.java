package org.sacho.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/// A Merkle tree (RFC 9162 section 2.1) that grows leaf by leaf and remembers only the roots of its full subtrees:
/// as many hashes as its size has binary ones.
final class Frontier {

    private final Deque<Hash> subtrees;
    private long size;

    Frontier() {
        this(new ArrayDeque<>(), 0);
    }

    private Frontier(Deque<Hash> subtrees, long size) {
        this.subtrees = subtrees;
        this.size = size;
    }

    /// Grows by itself from here on.
    Frontier copy() {
        return new Frontier(new ArrayDeque<>(subtrees), size);
    }

    long size() {
        return size;
    }

    void add(Hash leaf) {
        var subtree = leaf;
        // Every trailing one of the size is a full subtree that the new leaf completes to one of twice the size.
        for (long full = size; (full & 1) == 1; full >>= 1) {
            subtree = Hash.node(subtrees.pop(), subtree);
        }
        subtrees.push(subtree);
        size++;
    }

    Hash root() {
        return subtrees.stream().reduce((right, left) -> Hash.node(left, right)).orElseGet(Hash::ofNothing);
    }
}
