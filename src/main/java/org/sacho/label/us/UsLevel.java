package org.sacho.label.us;

/// The classification levels, least sensitive first.
public enum UsLevel {
    U("UNCLASSIFIED"),
    C("CONFIDENTIAL"),
    S("SECRET"),
    TS("TOP SECRET");

    private final String banner;

    UsLevel(String banner) {
        this.banner = banner;
    }

    /// The word a banner starts with.
    public String banner() {
        return banner;
    }

    static UsLevel ofPortion(String mark) {
        return switch (mark) {
            case "U" -> U;
            case "C" -> C;
            case "S" -> S;
            case "TS" -> TS;
            default -> throw new UsMarkingException("a portion starts with U, C, S or TS");
        };
    }

    static UsLevel ofBanner(String word) {
        for (UsLevel level : values()) {
            if (level.banner.equals(word)) {
                return level;
            }
        }
        throw new UsMarkingException("a banner starts with a classification level in words");
    }
}
