package org.sacho.classify.pattern;

import java.util.HashSet;
import java.util.Set;
import org.sacho.classify.pattern.Needs.NotUnderstood;
import org.sacho.classify.pattern.Needs.Part;

/// Reads as much of RE2 syntax as it takes to know what a match must contain, and gives up on everything else.
final class NeedsParser {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_CLASS = 4;
    private static final int MAX_COPIES = 8;

    private final String expression;
    private int at;
    private int depth;

    NeedsParser(String expression) {
        this.expression = expression;
    }

    Part parse() throws NotUnderstood {
        var part = alternatives();
        if (at < expression.length()) {
            throw new NotUnderstood();
        }
        return part;
    }

    private boolean sees(String next) {
        return expression.startsWith(next, at);
    }

    private boolean takes(String next) {
        boolean there = sees(next);
        at += there ? next.length() : 0;
        return there;
    }

    private int take() throws NotUnderstood {
        if (at >= expression.length()) {
            throw new NotUnderstood();
        }
        int character = expression.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    private Part alternatives() throws NotUnderstood {
        if (++depth > MAX_DEPTH) {
            throw new NotUnderstood();
        }
        var part = sequence();
        while (takes("|")) {
            part = part.or(sequence());
        }
        depth--;
        return part;
    }

    private Part sequence() throws NotUnderstood {
        var before = Part.EMPTY.closed();
        var run = Part.EMPTY;
        boolean allExact = true;
        while (at < expression.length() && !sees("|") && !sees(")")) {
            var next = repeated(atom());
            var longer = run.followedBy(next);
            if (next.isExact() && longer.isExact()) {
                run = longer;
            } else {
                before = before.followedBy(run.closed());
                run = next.isExact() ? next : Part.EMPTY;
                before = next.isExact() ? before : before.followedBy(next);
                allExact = false;
            }
        }
        return allExact ? run : before.followedBy(run.closed());
    }

    private Part repeated(Part once) throws NotUnderstood {
        var part = once;
        while (at < expression.length()) {
            if (takes("?")) {
                part = part.or(Part.EMPTY);
            } else if (takes("*")) {
                part = Part.ANYTHING;
            } else if (takes("+")) {
                part = part.closed();
            } else if (sees("{")) {
                part = counted(part);
            } else {
                break;
            }
            takes("?");
        }
        return part;
    }

    private Part counted(Part once) throws NotUnderstood {
        int close = expression.indexOf('}', at);
        var counts = close < 0 ? "" : expression.substring(at + 1, close);
        int comma = counts.indexOf(',');
        int least = number(comma < 0 ? counts : counts.substring(0, comma));
        at = close + 1;
        if (least == 0) {
            return counts.equals("0,1") ? once.or(Part.EMPTY) : Part.ANYTHING;
        }
        if (comma < 0 && least <= MAX_COPIES && once.isExact()) {
            var copies = once;
            for (int i = 1; i < least; i++) {
                copies = copies.followedBy(once);
            }
            return copies;
        }
        return new Part(Set.of(), once.required(), once.digits() * least);
    }

    private static int number(String digits) throws NotUnderstood {
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NotUnderstood();
        }
        return Integer.parseInt(digits);
    }

    private Part atom() throws NotUnderstood {
        int character = take();
        return switch (character) {
            case '(' -> group();
            case '[' -> set();
            case '\\' -> escape();
            case '.' -> Part.ANYTHING;
            case '^', '$' -> Part.EMPTY;
            case '*', '+', '?', '{', '}', ']' -> throw new NotUnderstood();
            default -> Part.letter(character);
        };
    }

    private Part group() throws NotUnderstood {
        if (sees("?") && !takes("?:")) {
            throw new NotUnderstood();
        }
        var part = alternatives();
        if (!takes(")")) {
            throw new NotUnderstood();
        }
        return part;
    }

    private Part escape() throws NotUnderstood {
        int character = take();
        return switch (character) {
            case 'd' -> Part.DIGIT;
            case 'D', 'w', 'W', 's', 'S' -> Part.ANYTHING;
            case 'b', 'B', 'A', 'z' -> Part.EMPTY;
            default -> Part.letter(plain(character));
        };
    }

    /// A character that stands for itself behind a backslash.
    private static int plain(int character) throws NotUnderstood {
        if (character >= 0x80 || Character.isLetterOrDigit(character)) {
            throw new NotUnderstood();
        }
        return character;
    }

    private Part set() throws NotUnderstood {
        boolean negated = takes("^");
        var members = new HashSet<Integer>();
        boolean digitsOnly = true;
        boolean few = true;
        for (boolean first = true; first || !sees("]"); first = false) {
            if (sees("[:") || (first && sees("]"))) {
                throw new NotUnderstood();
            }
            int from = member();
            int to = from;
            if (sees("-") && !sees("-]")) {
                at++;
                to = member();
            }
            digitsOnly &= (from == ANY_DIGIT && to == from) || (from >= '0' && to <= '9');
            few &= from >= 0 && to >= from && to - from < MAX_CLASS;
            for (int member = from; few && member <= to; member++) {
                members.add(member);
            }
        }
        at++;
        return negated ? Part.ANYTHING : part(members, digitsOnly, few && members.size() <= MAX_CLASS);
    }

    private static Part part(Set<Integer> members, boolean digitsOnly, boolean few) {
        if (!few || (digitsOnly && members.size() > 1)) {
            return digitsOnly ? Part.DIGIT : Part.ANYTHING;
        }
        return members.stream().map(Part::letter).reduce(Part::or).orElse(Part.ANYTHING);
    }

    private static final int ANY_DIGIT = -1;
    private static final int SOMETHING = -2;

    private int member() throws NotUnderstood {
        int character = take();
        if (character != '\\') {
            return character;
        }
        int escaped = take();
        return switch (escaped) {
            case 'd' -> ANY_DIGIT;
            case 'D', 'w', 'W', 's', 'S' -> SOMETHING;
            default -> plain(escaped);
        };
    }
}
