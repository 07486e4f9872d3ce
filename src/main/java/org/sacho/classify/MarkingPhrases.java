package org.sacho.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.sacho.classify.text.NormalisedText;
import org.sacho.classify.text.Span;
import org.sacho.classify.text.TermIndex;
import org.sacho.policy.MarkingGrammar;

/// Phrases that state a marking wherever they stand, found in every disguise in which terms are found.
final class MarkingPhrases {

    /// A phrase with a full stop also matches where there is a space or a dash, but not where there is nothing.
    private static final List<Phrase> PHRASES = List.of(
            us("TS", "top.secret", "topsecret"),
            nato("CTS", "cosmic.top.secret", "cosmictopsecret"),
            new Phrase(
                    MarkingGrammar.NATO,
                    "CTS",
                    List.of("COSMIC TOP SECRET is the marking; NATO TOP SECRET does not exist"),
                    List.of("nato.top.secret", "natotopsecret")),
            nato("NS", "nato.secret", "natosecret"),
            nato("NC", "nato.confidential", "natoconfidential"),
            nato("NR", "nato.restricted", "natorestricted"),
            korean("restricted", "대외비"),
            korean("military", "군사기밀"),
            // Digits may be written as the letters that look like them: 11 is also II, and ll.
            grade("1", "1", "일"),
            grade("2", "2", "11", "이"),
            grade("3", "3", "111", "삼"));

    private static final TermIndex INDEX = index();

    private MarkingPhrases() {}

    /// What phrases state.
    record Phrase(MarkingGrammar grammar, String level, List<String> broken, List<String> terms) {}

    /// Tells of every phrase, with the stretch of the original.
    static void find(NormalisedText text, BiConsumer<Phrase, Span> each) {
        INDEX.find(text, (owner, span) -> each.accept(PHRASES.get(owner), span));
    }

    private static TermIndex index() {
        var entries = new ArrayList<TermIndex.Entry>();
        for (int i = 0; i < PHRASES.size(); i++) {
            int owner = i;
            PHRASES.get(i).terms().forEach(term -> entries.add(new TermIndex.Entry(owner, term)));
        }
        return new TermIndex(entries);
    }

    private static Phrase us(String level, String... terms) {
        return new Phrase(MarkingGrammar.US, level, List.of(), List.of(terms));
    }

    private static Phrase nato(String level, String... terms) {
        return new Phrase(MarkingGrammar.NATO, level, List.of(), List.of(terms));
    }

    private static Phrase korean(String level, String... terms) {
        return new Phrase(MarkingGrammar.KOREAN, level, List.of(), List.of(terms));
    }

    private static Phrase grade(String level, String... numbers) {
        return korean(
                level,
                Stream.of(numbers)
                        .flatMap(number -> Stream.of(number + "급비밀", number + "급군사비밀"))
                        .toArray(String[]::new));
    }
}
