package org.sacho.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text with signatures below it, as a [C2SP signed note](https://c2sp.org/signed-note).
///
/// @param text what is signed, with its last newline
record SignedNote(String text, List<SignatureLine> signatures) {

    private static final int MAX_CHARACTERS = 200_000;
    private static final int MAX_SIGNATURES = 64;
    private static final int ID_BYTES = 4;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\ud800-\udfff\ufffd]");
    private static final Pattern LINE = Pattern.compile("\u2014 ([^\\s\\p{Z}+]+) ([A-Za-z0-9+/]+={0,2})");

    /// @param signature id of the key and what it signed, base64
    record SignatureLine(String name, String signature) {}

    SignedNote {
        signatures = List.copyOf(signatures);
    }

    /// Empty if this is not a note; says nothing about its signatures.
    static Optional<SignedNote> parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0
                || note.length() > MAX_CHARACTERS
                || !note.endsWith("\n")
                || CONTROL.matcher(note).find()) {
            return Optional.empty();
        }
        var signatures = new ArrayList<SignatureLine>();
        for (var line : note.substring(end + 2).split("\n", -1)) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()
                    && Base64Text.decode(matcher.group(2))
                            .filter(SignedNote::hasASignature)
                            .isPresent()) {
                signatures.add(new SignatureLine(matcher.group(1), matcher.group(2)));
            } else if (!line.isEmpty()) {
                return Optional.empty();
            }
        }
        boolean countable = !signatures.isEmpty() && signatures.size() <= MAX_SIGNATURES;
        return countable ? Optional.of(new SignedNote(note.substring(0, end + 1), signatures)) : Optional.empty();
    }

    private static boolean hasASignature(byte[] signature) {
        return signature.length > ID_BYTES;
    }

    /// Whether this key signed the text. Signatures of other keys are passed over; a false one of this key spoils
    /// the note, whatever else is there.
    boolean signedBy(VerifierKey key) {
        var own = signatures.stream()
                .filter(line -> line.name().equals(key.name()) && key.made(line.signature()))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.signed(text, line.signature()));
    }
}
