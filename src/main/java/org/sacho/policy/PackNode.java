package org.sacho.policy;

import java.util.List;

/// One node of a pack as it stands in the file, with the line it starts on.
sealed interface PackNode {

    /// Counted from 1.
    int line();

    /// A single value. What YAML takes for something else than text has to be quoted to be text.
    record Scalar(String value, Type type, int line) implements PackNode {

        enum Type {
            TEXT,
            WHOLE_NUMBER,
            TRUTH,
            OTHER
        }

        /// The value may be a term of a classified rule.
        @Override
        public String toString() {
            return "Scalar[" + type + ", line " + line + "]";
        }
    }

    record Sequence(List<PackNode> items, int line) implements PackNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(List<Entry> entries, int line) implements PackNode {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /// A key with its value.
    ///
    /// @param line of the key
    record Entry(String key, int line, PackNode value) {
        @Override
        public String toString() {
            return "Entry[line " + line + "]";
        }
    }
}
