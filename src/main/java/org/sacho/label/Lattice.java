package org.sacho.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The levels, categories and communities one policy defines, and the only maker of [Level]s and
/// [Category]s.
public final class Lattice {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final Map<String, Level> levels;
    private final Map<String, Category> categories;
    private final SortedSet<String> communities;

    private Lattice(Map<String, Level> levels, Map<String, Category> categories, SortedSet<String> communities) {
        this.levels = levels;
        this.categories = categories;
        this.communities = communities;
    }

    /// Builds a lattice from the names a policy uses.
    ///
    /// @param ranks level id to rank, in any order
    /// @throws InvalidLatticeException if there is no level, two levels share a rank, a name is used twice or
    ///     is not 1 to 32 letters, digits, `_` or `-`
    public static Lattice of(
            Map<String, Integer> ranks, Collection<String> categories, Collection<String> communities) {
        if (ranks.isEmpty()) {
            throw new InvalidLatticeException("a lattice needs at least one level");
        }
        var byRank = new TreeMap<Integer, String>();
        ranks.forEach((id, rank) -> {
            var other = byRank.putIfAbsent(rank, requireName(id));
            if (other != null) {
                throw new InvalidLatticeException("levels '" + other + "' and '" + id + "' have the same rank");
            }
        });
        var levels = new LinkedHashMap<String, Level>();
        byRank.forEach((rank, id) -> levels.put(id, new Level(id, rank)));
        var named = new LinkedHashMap<String, Category>();
        for (String name : categories) {
            if (named.putIfAbsent(requireName(name), new Category(name)) != null) {
                throw new InvalidLatticeException("category '" + name + "' is named twice");
            }
        }
        var released = new TreeSet<String>();
        for (String name : communities) {
            if (!released.add(requireName(name))) {
                throw new InvalidLatticeException("community '" + name + "' is named twice");
            }
        }
        return new Lattice(levels, named, released);
    }

    private static String requireName(String name) {
        if (!NAME.matcher(name).matches() || name.equals("REL")) {
            throw new InvalidLatticeException("'" + name + "' is not a name of 1 to 32 letters, digits, '_' or '-'");
        }
        return name;
    }

    /// All levels, least sensitive first.
    public List<Level> levels() {
        return List.copyOf(levels.values());
    }

    /// The level with this id.
    ///
    /// @throws UnknownMarkingException if this lattice has no such level
    public Level level(String id) {
        var level = levels.get(id);
        if (level == null) {
            throw new UnknownMarkingException();
        }
        return level;
    }

    /// The least sensitive label there is.
    public Label bottom() {
        return Label.of(levels().getFirst());
    }

    /// The label that dominates every other: what content carries whose marking is missing or garbled.
    public Label top() {
        return new Label(
                levels().getLast(),
                new TreeSet<>(categories.values()),
                communities.isEmpty() ? new Releasability.Everyone() : new Releasability.Only(new TreeSet<>()));
    }

    /// Reads the canonical text of a label, e.g. `S//ALPHA/BRAVO//REL KOR,USA`.
    ///
    /// @throws UnknownMarkingException if a name is not in this lattice or the text is not canonical
    public Label parse(String marking) {
        var parts = List.of(marking.split("//", -1));
        var level = level(parts.getFirst());
        var restrictive = new TreeSet<Category>();
        Releasability releasability = new Releasability.Everyone();
        for (String part : parts.subList(1, parts.size())) {
            if (part.equals("REL") || part.startsWith("REL ")) {
                releasability = only(part.substring(3).strip());
            } else {
                for (String name : part.split("/", -1)) {
                    restrictive.add(category(name));
                }
            }
        }
        var label = new Label(level, restrictive, releasability);
        if (!label.toString().equals(marking)) {
            throw new UnknownMarkingException();
        }
        return label;
    }

    private Category category(String name) {
        var category = categories.get(name);
        if (category == null) {
            throw new UnknownMarkingException();
        }
        return category;
    }

    private Releasability only(String list) {
        var named = new TreeSet<String>();
        if (!list.isEmpty()) {
            named.addAll(List.of(list.split(",", -1)));
        }
        if (!communities.containsAll(named)) {
            throw new UnknownMarkingException();
        }
        return new Releasability.Only(named);
    }

    /// Every label of this lattice; meant for small lattices and for tests that check a law everywhere.
    public List<Label> labels() {
        var all = new ArrayList<Label>();
        for (Level level : levels.values()) {
            for (var restrictive : subsets(categories.values())) {
                all.add(new Label(level, restrictive, new Releasability.Everyone()));
                for (var released : communities.isEmpty() ? List.<SortedSet<String>>of() : subsets(communities)) {
                    all.add(new Label(level, restrictive, new Releasability.Only(released)));
                }
            }
        }
        return List.copyOf(all);
    }

    private static <T extends Comparable<T>> List<SortedSet<T>> subsets(Collection<T> of) {
        var subsets = new ArrayList<SortedSet<T>>();
        subsets.add(new TreeSet<>());
        for (T element : of) {
            for (var subset : List.copyOf(subsets)) {
                var larger = new TreeSet<>(subset);
                larger.add(element);
                subsets.add(larger);
            }
        }
        return subsets;
    }
}
