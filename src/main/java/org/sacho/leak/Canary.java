package org.sacho.leak;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// A word that nobody else says, about 110 random bits long, so that no coincidence makes one and no compression
/// hides one. Letters only: digits could look like a number that a rule knows.
///
/// @param name what it stands for, which may be told; the word may not
public record Canary(String name, String word) {

    private static final int LETTERS = 24;
    private static final int SHORTEST = 12;

    public Canary {
        if (word.length() < SHORTEST) {
            throw new IllegalArgumentException("a canary is too short to be told from chance");
        }
    }

    public static Canary random(String name, SecureRandom random) {
        return random(name, "", random);
    }

    /// With something in front that is not ASCII, for encodings that treat such letters otherwise.
    static Canary random(String name, String front, SecureRandom random) {
        return new Canary(
                name,
                front
                        + random.ints(LETTERS, 'a', 'z' + 1)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()));
    }

    /// The word is content.
    @Override
    public String toString() {
        return "Canary[" + name + "]";
    }
}
