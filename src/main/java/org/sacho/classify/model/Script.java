package org.sacho.classify.model;

/// The scripts that a model can be trained for. A model has no opinion on a text that is mainly in another one.
public enum Script {
    LATIN(1),
    HANGUL(2),
    OTHER(3);

    private final int number;

    Script(int number) {
        this.number = number;
    }

    /// In the file of a model.
    int number() {
        return number;
    }

    static Script of(char letter) {
        if (letter < 0x250 || (letter >= 0x1E00 && letter < 0x1F00)) {
            return LATIN;
        }
        return letter >= 0xAC00 && letter <= 0xD7A3 ? HANGUL : OTHER;
    }
}
