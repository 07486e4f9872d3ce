package org.sacho.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The Merkle tree over all records of a log, as RFC 9162 section 2.1 defines it, to make proofs from. Holds 32
/// bytes for each record.
final class MerkleTree {

    private byte[] leaves = new byte[64 * Hash.BYTES];
    private int size;

    int size() {
        return size;
    }

    void add(Hash leaf) {
        if (size * Hash.BYTES == leaves.length) {
            leaves = Arrays.copyOf(leaves, Math.multiplyExact(leaves.length, 2));
        }
        System.arraycopy(leaf.bytes(), 0, leaves, size * Hash.BYTES, Hash.BYTES);
        size++;
    }

    /// What has to be hashed with a leaf to arrive at the root of the first `treeSize` leaves.
    List<Hash> inclusion(int index, int treeSize) {
        if (index < 0 || index >= treeSize || treeSize > size) {
            throw new IllegalArgumentException("the tree has no such leaf");
        }
        return path(index, 0, treeSize);
    }

    /// What shows that the first `newSize` leaves begin with the first `oldSize`.
    ///
    /// @param oldSize at least 1: everything follows from nothing, without a proof
    List<Hash> consistency(int oldSize, int newSize) {
        if (oldSize < 1 || oldSize > newSize || newSize > size) {
            throw new IllegalArgumentException("the tree has no such sizes");
        }
        return subproof(oldSize, 0, newSize, true);
    }

    private List<Hash> path(int index, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int middle = from + split(to - from);
        boolean left = index < middle;
        var path = left ? path(index, from, middle) : path(index, middle, to);
        path.add(left ? root(middle, to) : root(from, middle));
        return path;
    }

    /// @param whole whether the verifier knows the root of this part of the old tree already
    private List<Hash> subproof(int oldEnd, int from, int to, boolean whole) {
        if (oldEnd == to) {
            var known = new ArrayList<Hash>();
            if (!whole) {
                known.add(root(from, to));
            }
            return known;
        }
        int middle = from + split(to - from);
        if (oldEnd <= middle) {
            var proof = subproof(oldEnd, from, middle, whole);
            proof.add(root(middle, to));
            return proof;
        }
        var proof = subproof(oldEnd, middle, to, false);
        proof.add(root(from, middle));
        return proof;
    }

    private Hash root(int from, int to) {
        var tree = new Frontier();
        for (int leaf = from; leaf < to; leaf++) {
            tree.add(Hash.of(Arrays.copyOfRange(leaves, leaf * Hash.BYTES, (leaf + 1) * Hash.BYTES)));
        }
        return tree.root();
    }

    /// The largest power of two below.
    private static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }
}
