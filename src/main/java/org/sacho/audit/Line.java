package org.sacho.audit;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a segment file. Each has exactly one spelling: lower-case hex, decimal without leading zeros, one
/// blank between fields, so a changed byte never goes unnoticed.
sealed interface Line {

    int MAX_CHARACTERS = 20_000;

    /// The text with its newline, ASCII.
    String text();

    /// The first line of a segment file, and a link of the chain itself.
    ///
    /// @param preceding length in bytes of the file before this one, with any line it leaves unfinished
    record Header(long number, long first, Hash previous, long preceding, String wrappedKey) implements Line {

        /// How a segment began whose checkpoints held the head of the chain.
        private static final String OLDER = "sacho-audit-1 ";

        private static final Pattern FORM =
                Pattern.compile("sacho-audit-2 (0|[1-9][0-9]{0,17}) (0|[1-9][0-9]{0,17}) ([0-9a-f]{64})"
                        + " (0|[1-9][0-9]{0,17}) ([0-9a-f]{120}) ([0-9a-f]{64})\n");

        static boolean isOlder(String line) {
            return line.startsWith(OLDER);
        }

        Hash hash() {
            var key = HexFormat.of().parseHex(wrappedKey);
            return Hash.header(ByteBuffer.allocate(8 + 8 + 32 + 8 + key.length)
                    .putLong(number)
                    .putLong(first)
                    .put(previous.bytes())
                    .putLong(preceding)
                    .put(key)
                    .array());
        }

        @Override
        public String text() {
            return "sacho-audit-2 " + number + " " + first + " " + previous.hex() + " " + preceding + " " + wrappedKey
                    + " " + hash().hex() + "\n";
        }

        /// Empty if the line is not a header that somebody wrote like this.
        static Optional<Header> parse(String line) {
            var m = FORM.matcher(line);
            if (!m.matches()) {
                return Optional.empty();
            }
            var header = new Header(numberIn(m, 1), numberIn(m, 2), new Hash(m.group(3)), numberIn(m, 4), m.group(5));
            return header.hash().hex().equals(m.group(6)) ? Optional.of(header) : Optional.empty();
        }
    }

    /// One sealed event and its link to the one before.
    record Sealed(long sequence, Hash previous, String sealed) implements Line {

        private static final Pattern FORM =
                Pattern.compile("(0|[1-9][0-9]{0,17}) ([0-9a-f]{64}) ([0-9a-f]{34,16384}) ([0-9a-f]{64})\n");

        Hash hash() {
            return Hash.record(sequence, previous, bytes());
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(sealed);
        }

        @Override
        public String text() {
            return sequence + " " + previous.hex() + " " + sealed + " " + hash().hex() + "\n";
        }

        /// Empty if the line is not a record that somebody wrote like this.
        static Optional<Sealed> parse(String line) {
            var m = FORM.matcher(line);
            if (!m.matches() || m.group(3).length() % 2 != 0) {
                return Optional.empty();
            }
            var sealed = new Sealed(numberIn(m, 1), new Hash(m.group(2)), m.group(3));
            return sealed.hash().hex().equals(m.group(4)) ? Optional.of(sealed) : Optional.empty();
        }
    }

    /// Whether this could be the beginning of a line that the machine did not finish writing.
    static boolean unfinished(String tail, boolean header) {
        return couldBecome(header ? Header.FORM : Sealed.FORM, tail);
    }

    @SuppressWarnings("JdkObsolete") // hitEnd: the matcher wanted more text, which is the question here
    static boolean couldBecome(Pattern form, String tail) {
        var matcher = form.matcher(tail);
        return !matcher.matches() && matcher.hitEnd();
    }

    private static long numberIn(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }
}
