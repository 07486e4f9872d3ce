package org.sacho.classify.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsTest {

    private static final String[] ATOMS = {
        "a", "b", "k", "1", "2", "가", "나", " ", "@", "\\d", "[ab]", "[0-3]", "[^a]", "[a-d1]", "\\.", ".", "\\b", "^",
        "$", "\\w", "[가나]", "[\\d-]", "\\s", "K", "S"
    };
    private static final String[] COUNTS = {"", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,3}", "{2,}", "{0,1}", "+?"};
    private static final String TEXT = "abk12가나 @.s3-";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            secret                          ; secret              ; 0
            top ?secret                     ; topsecret,top secret; 0
            (?:jan|feb) ?\\d{2}             ; jan,feb             ; 2
            \\d{6}-?[1-4]\\d{6}             ; ``                  ; 13
            \\d{6}[-_ .·/]{0,7}[0-4]\\d{6}   ; ``                  ; 13
            [a-z]{1,64}@[a-z]{2,9}          ; @                   ; 0
            (?:사단|여단) ?작전                   ; 사단작전,사단 작전,여단작전,여단 작전; 0
            a|b\\d                          ; a,b                 ; 0
            x*                              ; ``                  ; 0
            (?i)secret                      ; ``                  ; 0
            \\pL{3}                         ; ``                  ; 0
            """)
    void of_expression_whatEveryMatchContains(String expression, String anyOf, int digits) {
        var needs = Needs.of(expression);

        assertThat(String.join(",", new TreeSet<>(needs.anyOf())))
                .isEqualTo(anyOf.isEmpty() ? "" : String.join(",", new TreeSet<>(List.of(anyOf.split(",")))));
        assertThat(needs.digits()).isEqualTo(digits);
    }

    /// Whatever matches meets the needs, for expressions and texts made at random.
    @Test
    void of_everyTextWithAMatch_meetsThem() {
        var random = new Random(20261122);
        int matched = 0;
        int selective = 0;
        for (int i = 0; i < 20_000; i++) {
            var expression = expression(random, 3);
            var pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
            var needs = Needs.of(expression);
            for (int j = 0; j < 5; j++) {
                var text = text(random);
                if (pattern.matcher(text).find()) {
                    matched++;
                    assertThat(areMet(needs, text))
                            .as("%s in %s", expression, text)
                            .isTrue();
                } else if (!areMet(needs, text)) {
                    selective++;
                }
            }
        }

        assertThat(matched).isGreaterThan(5_000);
        assertThat(selective).isGreaterThan(5_000);
    }

    private static boolean areMet(Needs needs, String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count() >= needs.digits()
                && (needs.anyOf().isEmpty() || needs.anyOf().stream().anyMatch(text::contains));
    }

    private static String expression(Random random, int depth) {
        var expression = new StringBuilder();
        int atoms = 1 + random.nextInt(4);
        for (int i = 0; i < atoms; i++) {
            boolean group = depth > 0 && random.nextInt(4) == 0;
            var atom = group
                    ? (random.nextBoolean() ? "(?:" : "(") + expression(random, depth - 1) + ")"
                    : ATOMS[random.nextInt(ATOMS.length)];
            expression.append(atom).append(COUNTS[random.nextInt(COUNTS.length)]);
        }
        if (random.nextInt(4) == 0 && depth > 0) {
            expression.append('|').append(expression(random, depth - 1));
        }
        return expression.toString();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(TEXT.charAt(random.nextInt(TEXT.length())));
        }
        return text.toString();
    }
}
