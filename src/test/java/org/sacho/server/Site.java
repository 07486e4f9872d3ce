package org.sacho.server;

import java.nio.file.Path;
import java.util.List;

/// Where a server under test runs.
///
/// @param under what its command line begins with, e.g. a command that sets the clock
/// @param data its data folder, as the server names it
/// @param seen the same folder as the test sees it
record Site(List<String> under, Path data, Path seen) {

    static Site of(Path data) {
        return new Site(List.of(), data, data);
    }

    /// The same under a command.
    Site under(String... words) {
        return new Site(List.of(words), data, seen);
    }
}
