package org.sacho.crypto;

import java.util.regex.Pattern;

/// What may name a record or a key. ASCII only: UTF-8 writes every unpaired surrogate as `?`, so two free texts
/// could share an encoding.
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Names() {}

    static String require(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of 1 to 64 letters, digits, '.', '_' or '-'");
        }
        return name;
    }
}
