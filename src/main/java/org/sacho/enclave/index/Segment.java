package org.sacho.enclave.index;

/// A stretch of a snippet.
///
/// @param matched whether the query found this
public record Segment(String text, boolean matched) {

    @Override
    public String toString() {
        return "Segment[" + text.length() + " characters, matched=" + matched + "]";
    }
}
