package org.sacho.classify.adviser;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the endpoint of a language model may ask for, and whom it has to be vouched for by. Comes from the
/// environment of the process and is never part of a policy, which many people read.
///
/// @param key sent as a bearer token
/// @param authorities certificates in PEM, the only ones trusted; without, those of the Java runtime are
public record Credentials(Optional<String> key, Optional<Path> authorities) {

    public static Credentials of(Map<String, String> environment) {
        return new Credentials(
                value(environment, "SACHO_ADVISER_KEY"),
                value(environment, "SACHO_ADVISER_CA").map(Path::of));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "Credentials[]";
    }
}
