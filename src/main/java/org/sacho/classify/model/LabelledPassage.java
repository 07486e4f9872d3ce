package org.sacho.classify.model;

/// A passage whose label is known.
///
/// @param label as the data say it, e.g. `LOU`
/// @param rank how sensitive: 0 unclassified, 1 confidential, 2 secret, 3 top secret
/// @param volume what it was published or decided in; passages of one volume share names and topics, so they are
///     never split between training and judging
/// @param file which of the files it came from, from 0
public record LabelledPassage(String text, String label, int rank, String volume, int file) {

    public boolean classified() {
        return rank > 0;
    }

    /// The text may be classified.
    @Override
    public String toString() {
        return "LabelledPassage[" + label + ", " + text.length() + " characters]";
    }
}
