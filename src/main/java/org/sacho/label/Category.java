package org.sacho.label;

/// A restrictive category: content carrying it is for those who hold it, e.g. a compartment. Made only by a
/// [Lattice].
public final class Category implements Comparable<Category> {

    private final String name;

    Category(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public int compareTo(Category other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Category that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
