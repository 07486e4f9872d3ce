package org.sacho.audit;

import java.util.List;

/// Checks what [MerkleTree] proves, with the proof and the roots alone.
final class TreeProof {

    private TreeProof() {}

    /// Whether the leaf is the one at this index of the tree of that size and root (RFC 9162 section 2.1.3.2).
    static boolean includes(Hash leaf, long index, long size, Hash root, List<Hash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long place = index;
        long last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = Hash.node(sibling, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /// Whether the larger tree begins with the smaller (RFC 9162 section 2.1.4.2).
    static boolean continues(Head older, Head newer, List<Hash> proof) {
        if (older.size() < 0 || older.size() > newer.size()) {
            return false;
        }
        if (older.size() == newer.size()) {
            return proof.isEmpty() && older.root().equals(newer.root());
        }
        if (older.size() == 0) {
            return proof.isEmpty() && older.root().equals(Hash.ofNothing());
        }
        boolean wholeSubtree = Long.bitCount(older.size()) == 1;
        if (proof.isEmpty() && !wholeSubtree) {
            return false;
        }
        return climb(
                older,
                newer,
                wholeSubtree ? older.root() : proof.getFirst(),
                wholeSubtree ? proof : proof.subList(1, proof.size()));
    }

    private static boolean climb(Head older, Head newer, Hash first, List<Hash> rest) {
        int full = Long.numberOfTrailingZeros(older.size());
        long place = (older.size() - 1) >> full;
        long last = (newer.size() - 1) >> full;
        var olderRoot = first;
        var newerRoot = first;
        for (var hash : rest) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                olderRoot = Hash.node(hash, olderRoot);
                newerRoot = Hash.node(hash, newerRoot);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                newerRoot = Hash.node(newerRoot, hash);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && olderRoot.equals(older.root()) && newerRoot.equals(newer.root());
    }

    /// How far a tree has come.
    record Head(long size, Hash root) {}
}
