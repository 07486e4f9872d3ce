package org.sacho.web.sealed;

import java.util.Arrays;
import java.util.Optional;

/// The fields of a form that carries a share, decoded without ever making a string of the share.
final class UnsealForm {

    private UnsealForm() {}

    /// The decoded field of an `application/x-www-form-urlencoded` body, which the caller wipes.
    static Optional<byte[]> field(byte[] body, String name) {
        int start = 0;
        while (start < body.length) {
            int end = start;
            while (end < body.length && body[end] != '&') {
                end++;
            }
            if (named(body, start, end, name)) {
                return Optional.of(decoded(body, start + name.length() + 1, end));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static boolean named(byte[] body, int start, int end, String name) {
        if (end - start <= name.length() || body[start + name.length()] != '=') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (body[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] decoded(byte[] body, int start, int end) {
        byte[] decoded = new byte[end - start];
        int length = 0;
        for (int at = start; at < end; at++) {
            if (body[at] == '%' && at + 2 < end) {
                decoded[length++] =
                        (byte) ((Character.digit(body[at + 1], 16) << 4) | Character.digit(body[at + 2], 16));
                at += 2;
            } else {
                decoded[length++] = body[at] == '+' ? (byte) ' ' : body[at];
            }
        }
        byte[] exact = Arrays.copyOf(decoded, length);
        Arrays.fill(decoded, (byte) 0);
        return exact;
    }

    /// Each byte as a character: a share is ASCII, and what is not is no share.
    static char[] characters(byte[] bytes) {
        char[] characters = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            characters[i] = (char) (bytes[i] & 0xff);
        }
        return characters;
    }
}
