package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an auditor hands to somebody who has neither the log nor a key of it but the public one.
sealed interface Proof {

    /// The text that is handed over.
    String text();

    /// A record is in the log, at this place, as a [C2SP proof](https://c2sp.org/tlog-proof) with the sealed record
    /// in its extra data.
    ///
    /// @param line of the record as it is stored
    /// @param note of the checkpoint
    record Inclusion(String line, long index, List<Hash> path, String note) implements Proof {

        private static final Pattern FORM = Pattern.compile(
                "c2sp\\.org/tlog-proof@v1\nextra ([A-Za-z0-9+/]{1,40000}={0,2})\nindex (0|[1-9][0-9]{0,17})\n" + HASHES
                        + "\n(.*)",
                Pattern.DOTALL);

        public Inclusion {
            path = List.copyOf(path);
        }

        @Override
        public String text() {
            var extra = Base64.getEncoder().encodeToString(line.getBytes(US_ASCII));
            return "c2sp.org/tlog-proof@v1\nextra " + extra + "\nindex " + index + "\n" + Proof.lines(path) + "\n"
                    + note;
        }

        /// Whether the checkpoint's tree has this record at its place.
        boolean holds(Checkpoint checkpoint) {
            var leaf = Hash.leaf(line.getBytes(US_ASCII));
            boolean same = Line.Sealed.parse(line)
                    .filter(stored -> stored.sequence() == index)
                    .isPresent();
            return same
                    && TreeProof.includes(
                            leaf, index, checkpoint.size(), checkpoint.head().root(), path);
        }
    }

    /// The log only grew since an older checkpoint, in the form in which a
    /// [C2SP witness](https://c2sp.org/tlog-witness) is asked to sign.
    ///
    /// @param older size of the older checkpoint
    record Consistency(long older, List<Hash> path, String note) implements Proof {

        private static final Pattern FORM =
                Pattern.compile("old (0|[1-9][0-9]{0,17})\n" + HASHES + "\n(.*)", Pattern.DOTALL);

        public Consistency {
            path = List.copyOf(path);
        }

        @Override
        public String text() {
            return "old " + older + "\n" + Proof.lines(path) + "\n" + note;
        }

        boolean holds(Checkpoint before, Checkpoint now) {
            return before.size() == older && TreeProof.continues(before.head(), now.head(), path);
        }
    }

    /// At most 63, as RFC 9162 needs for the largest tree.
    String HASHES = "((?:[A-Za-z0-9+/]{43}=\n){0,64})";

    /// Reads either; empty if it is neither.
    static Optional<Proof> parse(String text) {
        return inclusion(text).or(() -> consistency(text));
    }

    private static Optional<Proof> inclusion(String text) {
        var matcher = Inclusion.FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Base64Text.decode(matcher.group(1))
                .map(bytes -> new String(bytes, US_ASCII))
                .flatMap(line -> path(matcher.group(3))
                        .map(path -> new Inclusion(line, Long.parseLong(matcher.group(2)), path, matcher.group(4))));
    }

    private static Optional<Proof> consistency(String text) {
        var matcher = Consistency.FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return path(matcher.group(2))
                .map(path -> new Consistency(Long.parseLong(matcher.group(1)), path, matcher.group(3)));
    }

    private static Optional<List<Hash>> path(String lines) {
        var path = new ArrayList<Hash>();
        for (var line : lines.lines().toList()) {
            Hash.parse(line).ifPresent(path::add);
        }
        return path.size() == lines.lines().count() ? Optional.of(path) : Optional.empty();
    }

    private static String lines(List<Hash> path) {
        return path.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
    }
}
