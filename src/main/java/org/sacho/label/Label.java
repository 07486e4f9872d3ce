package org.sacho.label;

import static java.util.Collections.unmodifiableSortedSet;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A marking: how sensitive something is, to whom it is confined, and to whom it may be released.
///
/// Labels form a lattice. `a.dominates(b)` reads "a is at least as sensitive as b", and [#join(Label)] is the
/// least label that dominates both. Joining is the only arithmetic on labels in this code base, because
/// anything derived from two sources is as sensitive as their join. Only a [Lattice] makes labels out of
/// text.
///
/// @see <a href="https://doi.org/10.1145/360051.360056">Denning, A Lattice Model of Secure Information Flow
///     (1976)</a>
public record Label(Level level, SortedSet<Category> restrictive, Releasability releasability) {

    public Label {
        restrictive = unmodifiableSortedSet(new TreeSet<>(restrictive));
    }

    /// The plain level: no category, no limit on release.
    public static Label of(Level level) {
        return new Label(level, new TreeSet<>(), new Releasability.Everyone());
    }

    public boolean dominates(Label other) {
        return level.rank() >= other.level.rank()
                && restrictive.containsAll(other.restrictive)
                && releasability.within(other.releasability);
    }

    public Label join(Label other) {
        var union = new TreeSet<>(restrictive);
        union.addAll(other.restrictive);
        return new Label(
                level.rank() >= other.level.rank() ? level : other.level,
                union,
                releasability.intersect(other.releasability));
    }

    /// The canonical text, which [Lattice#parse(String)] reads back: `S`, `S//ALPHA/BRAVO`,
    /// `S//REL KOR,USA`, `S//ALPHA//REL`.
    @Override
    public String toString() {
        var text = new StringBuilder(level.id());
        if (!restrictive.isEmpty()) {
            text.append("//").append(restrictive.stream().map(Category::name).collect(Collectors.joining("/")));
        }
        if (releasability instanceof Releasability.Only(var communities)) {
            text.append("//REL");
            if (!communities.isEmpty()) {
                text.append(' ').append(String.join(",", communities));
            }
        }
        return text.toString();
    }
}
