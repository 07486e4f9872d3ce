package org.sacho.classify;

import java.util.Comparator;
import java.util.List;

/// What is needed of Korean to tell a word with particles from a longer word.
final class Hangul {

    private static final List<String> PARTICLES = List.of(
                    "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "나", "인", "들", "께", "라", "요", "으로",
                    "에서", "에게", "까지", "부터", "보다", "처럼", "이나", "하고", "한테", "조차", "마저", "마다", "밖에", "라고", "이라", "이고",
                    "이며", "이다", "입니다", "이라고", "이지만", "였습니다", "이었습니다", "인데", "로서", "로써", "으로서", "으로써", "만큼", "관련", "등")
            .stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    /// No chain of particles is longer; a longer tail is a longer word.
    private static final int MAX_TAIL = 8;

    private Hangul() {}

    static boolean isSyllable(int character) {
        return character >= 0xAC00 && character <= 0xD7A3;
    }

    /// Whether nothing but particles ties this stretch to the Hangul around it.
    static boolean isWord(String text, int from, int to) {
        if (from > 0 && isSyllable(text.charAt(from - 1))) {
            return false;
        }
        int end = to;
        while (end < text.length() && isSyllable(text.charAt(end))) {
            end++;
        }
        return end - to <= MAX_TAIL && isParticles(text.substring(to, end));
    }

    private static boolean isParticles(String tail) {
        return tail.isEmpty()
                || PARTICLES.stream()
                        .anyMatch(particle ->
                                tail.startsWith(particle) && isParticles(tail.substring(particle.length())));
    }
}
