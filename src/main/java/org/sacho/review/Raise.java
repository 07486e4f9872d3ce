package org.sacho.review;

import org.sacho.label.Label;
import org.sacho.subject.SubjectId;

/// A passage that turned out to be more sensitive than it was determined.
///
/// @param from what it carried
/// @param to what it has to carry
public record Raise(String meeting, String passage, Label from, Label to, SubjectId by, String reason) {
    @Override
    public String toString() {
        return "Raise[" + meeting + ", " + passage + ", " + to + "]";
    }
}
