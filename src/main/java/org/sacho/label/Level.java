package org.sacho.label;

/// One rung of the policy's ladder of sensitivity, e.g. `S`. Only a [Lattice] makes levels, so a level in hand
/// is always one the policy knows.
public final class Level implements Comparable<Level> {

    private final String id;
    private final int rank;

    Level(String id, int rank) {
        this.id = id;
        this.rank = rank;
    }

    /// The level's id in the policy pack, letters, digits, `_` and `-`.
    public String id() {
        return id;
    }

    /// Position on the ladder as the policy states it; higher is more sensitive. Ranks of different lattices
    /// are not comparable.
    public int rank() {
        return rank;
    }

    @Override
    public int compareTo(Level other) {
        return Integer.compare(rank, other.rank);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Level that && rank == that.rank && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + rank;
    }

    @Override
    public String toString() {
        return id;
    }
}
