package org.sacho.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sacho.policy.PackNode.Entry;
import org.sacho.policy.PackNode.Mapping;
import org.sacho.policy.PackNode.Scalar;
import org.sacho.policy.PackNode.Sequence;

/// A mapping of the pack read key by key. A value that is missing or wrong goes to the log and an empty stand-in
/// is returned, so that reading goes on and finds the other mistakes; the stand-ins never leave the reader,
/// because a pack with an entry in the log is thrown away.
final class PackTable {

    static final int MAX_TEXT = 500;

    private final ProblemLog problems;
    private final String what;
    private final int line;
    private final List<Entry> entries;
    private final boolean isTable;

    /// @param what names the table in messages, e.g. `entry 3 of 'levels'`
    /// @param keys every key this table may have
    PackTable(ProblemLog problems, String what, PackNode node, List<String> keys) {
        this.problems = problems;
        this.what = what;
        this.line = node.line();
        this.isTable = node instanceof Mapping;
        this.entries = node instanceof Mapping mapping ? mapping.entries() : List.of();
        if (!isTable) {
            problems.add(line, what + " has to be a table with the keys " + String.join(", ", keys));
        }
        for (Entry entry : entries) {
            if (!keys.contains(entry.key())) {
                problems.add(
                        entry.line(),
                        "unknown key " + ProblemLog.quoted(entry.key()) + Suggestion.among(keys, entry.key()));
            }
        }
    }

    int line() {
        return line;
    }

    /// The line of a key, or of the table when the key is missing.
    int line(String key) {
        return entry(key).map(Entry::line).orElse(line);
    }

    boolean has(String key) {
        return entry(key).isPresent();
    }

    private Optional<Entry> entry(String key) {
        return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    private Optional<PackNode> required(String key) {
        var value = entry(key).map(Entry::value);
        if (value.isEmpty() && isTable) {
            problems.add(line, what + " lacks the key '" + key + "'");
        }
        return value;
    }

    /// A value of any wording, at most [#MAX_TEXT] characters.
    String text(String key) {
        return required(key).map(node -> text(node, "'" + key + "'", MAX_TEXT)).orElse("");
    }

    /// A value that has to look a certain way.
    String text(String key, Pattern shape, String hint) {
        var text = text(key);
        if (!text.isEmpty() && !shape.matcher(text).matches()) {
            problems.add(line(key), "'" + key + "' " + hint);
            return "";
        }
        return text;
    }

    private String text(PackNode node, String name, int maxLength) {
        if (!(node instanceof Scalar scalar) || scalar.type() != Scalar.Type.TEXT) {
            problems.add(node.line(), name + " has to be text; put it in quotes");
        } else if (scalar.value().isBlank()) {
            problems.add(node.line(), name + " is empty");
        } else if (scalar.value().length() > maxLength) {
            problems.add(node.line(), name + " is longer than " + maxLength + " characters");
        } else {
            return scalar.value();
        }
        return "";
    }

    Wording wording(String key) {
        var languages = required(key).map(node -> new PackTable(problems, "'" + key + "'", node, List.of("en", "ko")));
        return languages
                .map(table -> new Wording(table.text("en"), table.text("ko")))
                .orElse(new Wording("", ""));
    }

    /// The table under a key that is there.
    PackTable table(String key, List<String> keys) {
        return new PackTable(problems, "'" + key + "'", entry(key).orElseThrow().value(), keys);
    }

    /// Whether there is a table under this key.
    boolean hasTable(String key) {
        return entry(key).map(Entry::value).filter(Mapping.class::isInstance).isPresent();
    }

    /// A number from 0 to 1 with up to three decimals, times 1000.
    int thousandths(String key) {
        var node = required(key);
        if (node.isPresent()) {
            if (node.get() instanceof Scalar scalar
                    && scalar.type() != Scalar.Type.TEXT
                    && scalar.value().matches("0|1|0\\.[0-9]{1,3}|1\\.0{1,3}")) {
                return new BigDecimal(scalar.value()).movePointRight(3).intValueExact();
            }
            problems.add(node.get().line(), "'" + key + "' has to be a number from 0 to 1, such as 0.85");
        }
        return 0;
    }

    int wholeNumber(String key) {
        var node = required(key);
        if (node.isPresent()) {
            if (node.get() instanceof Scalar scalar
                    && scalar.type() == Scalar.Type.WHOLE_NUMBER
                    && scalar.value().matches("0|[1-9][0-9]{0,3}")) {
                return Integer.parseInt(scalar.value());
            }
            problems.add(node.get().line(), "'" + key + "' has to be a whole number from 0 to 9999");
        }
        return -1;
    }

    /// A share or other number with a point, or -1.
    double number(String key, Pattern shape, String hint) {
        var node = required(key);
        if (node.isPresent()) {
            if (node.get() instanceof Scalar scalar
                    && scalar.type() == Scalar.Type.OTHER
                    && shape.matcher(scalar.value()).matches()) {
                return Double.parseDouble(scalar.value());
            }
            problems.add(node.get().line(), "'" + key + "' " + hint);
        }
        return -1;
    }

    /// One of a few words, also where YAML takes one for a truth value, such as `off`.
    String word(String key, List<String> words) {
        var node = required(key);
        if (node.isPresent()) {
            if (node.get() instanceof Scalar scalar && words.contains(scalar.value())) {
                return scalar.value();
            }
            problems.add(node.get().line(), "'" + key + "' has to be one of " + String.join(", ", words));
        }
        return "";
    }

    boolean truth(String key) {
        var node = required(key);
        if (node.isPresent()) {
            if (node.get() instanceof Scalar scalar
                    && scalar.type() == Scalar.Type.TRUTH
                    && scalar.value().matches("true|false")) {
                return scalar.value().equals("true");
            }
            problems.add(node.get().line(), "'" + key + "' has to be true or false");
        }
        return false;
    }

    List<PackNode> list(String key) {
        var node = required(key);
        if (node.isPresent() && !(node.get() instanceof Sequence)) {
            problems.add(node.get().line(), "'" + key + "' has to be a list");
        }
        return node.filter(Sequence.class::isInstance)
                .map(Sequence.class::cast)
                .map(Sequence::items)
                .orElse(List.of());
    }

    /// A list that must have an entry.
    List<PackNode> filledList(String key) {
        var items = list(key);
        if (items.isEmpty()
                && entry(key).filter(e -> e.value() instanceof Sequence).isPresent()) {
            problems.add(line(key), "'" + key + "' is empty");
        }
        return items;
    }

    /// The texts among the items of a list; an item that is no text is in the log and left out.
    List<Scalar> texts(String key, List<PackNode> items, int maxLength) {
        var texts = new ArrayList<Scalar>();
        for (PackNode item : items) {
            var value = text(item, "an entry of '" + key + "'", maxLength);
            if (!value.isEmpty()) {
                texts.add(new Scalar(value, Scalar.Type.TEXT, item.line()));
            }
        }
        return texts;
    }
}
