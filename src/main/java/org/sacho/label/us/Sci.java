package org.sacho.label.us;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sensitive compartmented information: control systems, their compartments and the sub-compartments of those, each in
/// the order of the Register (numbers before letters).
record Sci(SortedMap<String, SortedMap<String, SortedSet<String>>> systems) {

    static final Sci NONE = new Sci(new TreeMap<>());

    private static final Set<String> SYSTEMS = Set.of("HCS", "KDK", "SI", "TK");
    private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,8}");

    static boolean isSci(String block) {
        return SYSTEMS.contains(block.split("[-/ ]", 2)[0]);
    }

    static Sci parse(String block) {
        var systems = new TreeMap<String, SortedMap<String, SortedSet<String>>>();
        for (String system : block.split("/", -1)) {
            var parts = system.split("-", -1);
            var compartments = new TreeMap<String, SortedSet<String>>();
            for (int i = 1; i < parts.length; i++) {
                var names = parts[i].split(" ", -1);
                var subs = new TreeSet<String>();
                for (int j = 0; j < names.length; j++) {
                    requireName(names[j]);
                    if (j > 0) {
                        subs.add(names[j]);
                    }
                }
                compartments.put(names[0], subs);
            }
            if (!SYSTEMS.contains(parts[0])) {
                throw new UsMarkingException("unknown control system");
            }
            systems.put(parts[0], compartments);
        }
        var sci = new Sci(systems);
        if (!sci.toString().equals(block)) {
            throw new UsMarkingException("control systems stand once each, in order");
        }
        return sci;
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UsMarkingException("a compartment is one to eight capital letters or digits");
        }
    }

    boolean has(String system) {
        return systems.containsKey(system);
    }

    boolean has(String system, String compartment) {
        return systems.getOrDefault(system, new TreeMap<>()).containsKey(compartment);
    }

    Sci union(Sci other) {
        var union = new TreeMap<String, SortedMap<String, SortedSet<String>>>();
        for (Sci sci : List.of(this, other)) {
            sci.systems.forEach((system, compartments) -> {
                var merged = union.computeIfAbsent(system, _ -> new TreeMap<>());
                compartments.forEach((name, subs) ->
                        merged.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(subs));
            });
        }
        return new Sci(union);
    }

    @Override
    public String toString() {
        return systems.entrySet().stream()
                .map(system -> system.getKey() + compartments(system.getValue()))
                .collect(Collectors.joining("/"));
    }

    private static String compartments(Map<String, SortedSet<String>> compartments) {
        return compartments.entrySet().stream()
                .map(c -> "-" + c.getKey()
                        + c.getValue().stream().map(s -> " " + s).collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}
