package org.sacho.policy;

import java.util.List;

/// A way of writing markings that can be looked for in a text.
public enum MarkingGrammar {
    /// Banner lines and portion marks of the United States, joint ones included (32 CFR 2001.21).
    US("us"),
    /// NATO markings, written out or as portion marks.
    NATO("nato"),
    /// Korean secret grades, `대외비` and `군사기밀` (보안업무규정 시행규칙 제33조, 군사기밀보호법 시행령 제3조).
    KOREAN("korean");

    private final String key;

    MarkingGrammar(String key) {
        this.key = key;
    }

    /// How packs call it.
    public String key() {
        return key;
    }

    /// Whether a stated level says that the text is not classified.
    public boolean isUnclassified(String level) {
        return level.equals("U") || level.equals("NU");
    }

    /// How the marking of a stated level is called.
    public Wording written(String level) {
        return switch (level) {
            case "restricted" -> new Wording("대외비 (restricted)", "대외비");
            case "military" -> new Wording("군사기밀 (military secret)", "군사기밀");
            case "1" -> new Wording("Ⅰ급비밀 (grade 1 secret)", "Ⅰ급비밀");
            case "2" -> new Wording("Ⅱ급비밀 (grade 2 secret)", "Ⅱ급비밀");
            case "3" -> new Wording("Ⅲ급비밀 (grade 3 secret)", "Ⅲ급비밀");
            default -> new Wording(level, level);
        };
    }

    /// The levels that markings of this grammar can state.
    public List<String> levels() {
        return switch (this) {
            case US -> List.of("U", "R", "C", "S", "TS");
            case NATO -> List.of("NU", "NR", "NC", "NS", "CTS");
            case KOREAN -> List.of("restricted", "military", "3", "2", "1");
        };
    }
}
