package org.sacho.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PassagesTest {

    private static final int MAX = Passages.MAX_CHARACTERS;

    @Test
    void shortUtterances_keepTheirBordersSpeakersAndTimes() {
        Utterance first = new Utterance("Chair", 1000L, 2000L, "EXERCISE. 시작합니다.");
        Utterance second = new Utterance("Chair", null, null, "Go on.");
        assertThat(Passages.of(transcript(first, second)))
                .containsExactly(
                        new Passage(1, "Chair", 1000L, 2000L, "EXERCISE. 시작합니다."),
                        new Passage(2, "Chair", null, null, "Go on."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"훈련은 계획대로 진행되었습니다. ", "We held position 3.5 until noon. ", "계속합니까? ", "“Stop!” "})
    void longUtterance_ofSentences_isCutAtTheirEnds(String sentence) {
        List<String> texts = texts(sentence.repeat(1 + 3 * MAX / sentence.length()));
        assertThat(texts).hasSizeGreaterThan(2).allSatisfy(text -> {
            assertThat(text)
                    .hasSizeLessThanOrEqualTo(MAX)
                    .startsWith(sentence.strip())
                    .endsWith(sentence.strip());
        });
    }

    @Test
    void longSentence_withoutEnd_isCutAtSpaces() {
        assertThat(texts("word ".repeat(MAX)))
                .allSatisfy(text -> assertThat(text).endsWith("word"));
    }

    @Test
    void longWord_ofPairs_isNeverCutWithinAPair() {
        for (int offset = 0; offset < 2; offset++) {
            List<String> texts = texts("a".repeat(offset) + "𠀀".repeat(MAX));
            assertThat(texts)
                    .allSatisfy(text -> assertThat(text.codePoints())
                            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
            assertThat(String.join("", texts)).hasSize(offset + 2 * MAX);
        }
    }

    @ParameterizedTest
    @MethodSource("awkwardTexts")
    void cutting_losesNothingButWhiteSpaceAtTheCuts(String text) {
        List<String> texts = texts(text);
        assertThat(String.join("", texts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
        assertThat(texts).allSatisfy(piece -> assertThat(piece).isNotBlank().hasSizeLessThanOrEqualTo(MAX));
    }

    @Test
    void ordinals_runFromOneWithoutGaps() {
        List<Passage> passages = Passages.of(
                transcript(new Utterance("A", 0L, null, "One. ".repeat(MAX)), new Utterance("B", 5L, null, "Two.")));
        assertThat(passages.stream().map(Passage::ordinal))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, passages.size()).boxed().toList());
        assertThat(passages.getFirst().startMs()).isEqualTo(passages.get(1).startMs());
    }

    @Test
    void content_isInNoToString() {
        Transcript transcript = transcript(new Utterance("SECRETNAME", 0L, null, "SECRETTEXT"));
        List<Object> all = new ArrayList<>(List.of(transcript));
        all.addAll(transcript.utterances());
        all.addAll(Passages.of(transcript));
        assertThat(all).allSatisfy(one -> assertThat(one.toString()).doesNotContain("SECRET"));
    }

    private static Stream<String> awkwardTexts() {
        return Stream.of(
                "x".repeat(MAX + 1),
                "x".repeat(MAX) + " ",
                " ".repeat(3 * MAX) + "x",
                ". ".repeat(MAX),
                "\n".repeat(MAX) + "y" + "\n".repeat(MAX) + "z",
                "문장。".repeat(MAX),
                "a)" + "\"".repeat(2 * MAX));
    }

    private static List<String> texts(String text) {
        return Passages.of(transcript(new Utterance(null, null, null, text))).stream()
                .map(Passage::text)
                .toList();
    }

    private static Transcript transcript(Utterance... utterances) {
        return new Transcript(Format.PARAGRAPHS, "0".repeat(64), List.of(utterances));
    }
}
