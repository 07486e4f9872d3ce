package org.sacho.classify.text;

/// A way to read a text, with the way back to the original.
public sealed interface Reading permits NormalisedText, Deciphered {

    String text();

    /// Where the character at this index starts in the original.
    int originalFrom(int index);

    /// Where the character at this index ends in the original, exclusive.
    int originalTo(int index);

    /// The stretch of the original behind this stretch of the reading.
    default Span original(int from, int to) {
        return new Span(originalFrom(from), originalTo(to - 1));
    }
}
