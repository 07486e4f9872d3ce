package org.sacho.release;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sacho.label.Label;
import org.sacho.minutes.ReleasedMinutes;

/// What readers have had before.
public interface Already {

    /// The ids of everything that somebody cleared to this label, and to no more, can at most read.
    Stream<String> readableAt(Label label);

    /// Hands over released minutes for looking through by a machine; nobody sees them by this way.
    void index(String id, Consumer<ReleasedMinutes> indexer);
}
