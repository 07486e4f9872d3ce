package org.sacho.audit;

import java.util.regex.Pattern;

/// How far a store had come when a checkpoint was signed.
///
/// @param name of the store's folder, which says nothing about what is in it
/// @param epoch grows whenever the store begins a new journal
/// @param digest over the journal of that epoch as far as it was written, 64 hex digits
public record StoreState(String name, long epoch, String digest) {

    static final String FORM = "store [0-9a-z-]{1,64} (?:0|[1-9][0-9]{0,17}) [0-9a-f]{64}";

    private static final Pattern WHOLE = Pattern.compile(FORM);

    public StoreState {
        if (!WHOLE.matcher(line(name, epoch, digest)).matches()) {
            throw new IllegalArgumentException("the state of a store is malformed");
        }
    }

    /// The extension line of a checkpoint, without its newline.
    String line() {
        return line(name, epoch, digest);
    }

    private static String line(String name, long epoch, String digest) {
        return "store " + name + " " + epoch + " " + digest;
    }

    static boolean isOne(String line) {
        return WHOLE.matcher(line).matches();
    }

    /// Reads what [#line] wrote.
    static StoreState parse(String line) {
        var words = line.split(" ", -1);
        return new StoreState(words[1], Long.parseLong(words[2]), words[3]);
    }
}
