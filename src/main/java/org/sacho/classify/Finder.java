package org.sacho.classify;

import java.util.List;

/// Looks for what one rule looks for in a normalised text.
interface Finder {

    /// Every place where it was found, in units of the normalised text.
    List<Span> find(String normalised);
}
