package org.sacho;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// First passwords, handed out once.
public final class Passwords {

    /// No letters that look alike when read aloud or from paper.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private Passwords() {}

    /// About 99 bits.
    public static String random(SecureRandom random) {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
