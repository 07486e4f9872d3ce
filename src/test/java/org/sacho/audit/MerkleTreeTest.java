package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.audit.TreeProof.Head;

/// The tree of RFC 9162 section 2.1 against the vectors of Certificate Transparency and against its definition, and
/// every proof of every tree of up to 64 leaves, with what must not pass for one.
class MerkleTreeTest {

    private static final int LARGEST = 64;

    /// Leaves of the test data that the implementations of Certificate Transparency share.
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<Hash> HASHES = IntStream.range(0, LARGEST + 1)
            .mapToObj(i -> Hash.leaf(new byte[] {(byte) i}))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void root_ofTheVectorsOfCertificateTransparency_isAsPublished(int size, String root) {
        var tree = new Frontier();
        LEAVES.stream()
                .limit(size)
                .forEach(leaf -> tree.add(Hash.leaf(HexFormat.of().parseHex(leaf))));
        assertThat(tree.root().hex()).isEqualTo(root);
        assertThat(tree.size()).isEqualTo(size);
    }

    @Test
    void root_ofEverySize_isAsDefined() {
        var tree = new Frontier();
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(tree.root()).as("size %d", size).isEqualTo(defined(0, size));
            tree.add(HASHES.get(size));
        }
    }

    @Test
    void copy_ofATree_growsByItself() {
        var tree = frontier(5);
        tree.copy().add(HASHES.get(5));
        assertThat(tree.root()).isEqualTo(defined(0, 5));
        assertThat(tree.size()).isEqualTo(5);
    }

    @Test
    void inclusion_ofEveryLeafOfEverySize_isProvedAndNothingElseIs() {
        var tree = tree(LARGEST);
        for (int size = 1; size <= LARGEST; size++) {
            var root = defined(0, size);
            for (int index = 0; index < size; index++) {
                var path = tree.inclusion(index, size);
                var leaf = HASHES.get(index);
                assertThat(TreeProof.includes(leaf, index, size, root, path))
                        .as("%d in %d", index, size)
                        .isTrue();
                for (int other = -1; other <= size; other++) {
                    assertThat(TreeProof.includes(leaf, other, size, root, path))
                            .as("%d in %d as %d", index, size, other)
                            .isEqualTo(other == index);
                }
                assertThat(TreeProof.includes(HASHES.get(index + 1), index, size, root, path))
                        .isFalse();
                assertThat(TreeProof.includes(leaf, index, size, leaf, path)).isEqualTo(size == 1);
                for (var wrong : spoilt(path)) {
                    assertThat(TreeProof.includes(leaf, index, size, root, wrong))
                            .as("%d in %d with a spoilt path", index, size)
                            .isFalse();
                }
            }
        }
    }

    /// A smaller or larger tree has another root, save that a proof may hold for a size at which the path happens to
    /// be the same: then the root decides.
    @Test
    void inclusion_inATreeOfAnotherSize_isNotProved() {
        var tree = tree(LARGEST);
        for (int size = 2; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                var path = tree.inclusion(index, size);
                assertThat(TreeProof.includes(HASHES.get(index), index, size, defined(0, size - 1), path))
                        .isFalse();
            }
        }
    }

    @Test
    void growth_betweenAllSizes_isProvedAndNothingElseIs() {
        var tree = tree(LARGEST);
        for (int newer = 1; newer <= LARGEST; newer++) {
            for (int older = 1; older <= newer; older++) {
                var from = new Head(older, defined(0, older));
                var to = new Head(newer, defined(0, newer));
                var proof = tree.consistency(older, newer);
                assertThat(TreeProof.continues(from, to, proof))
                        .as("%d to %d", older, newer)
                        .isTrue();
                assertThat(TreeProof.continues(from, new Head(newer, HASHES.getFirst()), proof))
                        .as("%d to another tree of %d", older, newer)
                        .isEqualTo(newer == 1);
                assertThat(TreeProof.continues(new Head(older, HASHES.getLast()), to, proof))
                        .as("another tree of %d to %d", older, newer)
                        .isFalse();
                if (older < newer) {
                    assertThat(TreeProof.continues(to, from, proof)).isFalse();
                    assertThat(TreeProof.continues(from, to, List.of())).isFalse();
                    assertThat(TreeProof.continues(new Head(older - 1L, from.root()), to, proof))
                            .isFalse();
                }
                for (var wrong : spoilt(proof)) {
                    assertThat(TreeProof.continues(from, to, wrong))
                            .as("%d to %d with a spoilt proof", older, newer)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void tree_ofMoreLeavesThanItBeganWith_provesEachOfThem() {
        int many = 3 * LARGEST;
        var tree = new MerkleTree();
        var root = new Frontier();
        for (int i = 0; i < many; i++) {
            tree.add(Hash.leaf(new byte[] {(byte) i}));
            root.add(Hash.leaf(new byte[] {(byte) i}));
        }

        assertThat(tree.size()).isEqualTo(many);
        for (int i = 0; i < many; i++) {
            var leaf = Hash.leaf(new byte[] {(byte) i});
            assertThat(TreeProof.includes(leaf, i, many, root.root(), tree.inclusion(i, many)))
                    .isTrue();
        }
    }

    @Test
    void growth_fromNothing_needsNoProofAndTakesNone() {
        var nothing = new Head(0, Hash.ofNothing());
        var three = new Head(3, defined(0, 3));
        assertThat(TreeProof.continues(nothing, three, List.of())).isTrue();
        assertThat(TreeProof.continues(nothing, three, List.of(HASHES.getFirst())))
                .isFalse();
        assertThat(TreeProof.continues(new Head(0, HASHES.getFirst()), three, List.of()))
                .isFalse();
        assertThat(TreeProof.continues(new Head(-1, Hash.ofNothing()), three, List.of()))
                .isFalse();
    }

    @Test
    void proof_ofWhatTheTreeHasNot_isRefused() {
        var tree = tree(5);
        assertThatThrownBy(() -> tree.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusion(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusion(0, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(5, 6)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Each hash altered, left out, doubled and swapped with the next; the whole cut, lengthened and turned round.
    private static List<List<Hash>> spoilt(List<Hash> proof) {
        var spoilt = new ArrayList<List<Hash>>();
        for (int i = 0; i < proof.size(); i++) {
            var altered = new ArrayList<>(proof);
            altered.set(i, HASHES.getLast());
            spoilt.add(altered);
            var without = new ArrayList<>(proof);
            without.remove(i);
            spoilt.add(without);
            var doubled = new ArrayList<>(proof);
            doubled.add(i, proof.get(i));
            spoilt.add(doubled);
            if (i > 0) {
                var swapped = new ArrayList<>(proof);
                swapped.set(i, proof.get(i - 1));
                swapped.set(i - 1, proof.get(i));
                spoilt.add(swapped);
            }
        }
        var longer = new ArrayList<>(proof);
        longer.add(HASHES.getLast());
        spoilt.add(longer);
        if (proof.size() > 1) {
            spoilt.add(proof.reversed());
        }
        return spoilt;
    }

    private static Frontier frontier(int size) {
        var tree = new Frontier();
        HASHES.stream().limit(size).forEach(tree::add);
        return tree;
    }

    private static MerkleTree tree(int size) {
        var tree = new MerkleTree();
        HASHES.stream().limit(size).forEach(tree::add);
        return tree;
    }

    /// MTH of RFC 9162 section 2.1.1, word for word.
    private static Hash defined(int from, int to) {
        int n = to - from;
        if (n == 0) {
            return Hash.ofNothing();
        }
        if (n == 1) {
            return HASHES.get(from);
        }
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return Hash.node(defined(from, from + k), defined(from + k, to));
    }
}
