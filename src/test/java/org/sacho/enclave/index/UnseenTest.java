package org.sacho.enclave.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.enclave.index.SearchIndex.Domain;
import org.sacho.enclave.index.SearchIndex.Entry;

/// NI-05, NI-06 inside one installation: whatever a reader can measure is what it would be if the documents they may
/// not read did not exist. Work is counted in pages asked for, because a clock on a shared machine proves nothing.
/// EXERCISE throughout.
class UnseenTest {

    private static final List<String> WORDS =
            List.of("예산", "훈련", "승인", "비공개", "회의", "보고", "계획", "budget", "plan", "exercise", "route", "convoy");

    /// Only where the reader may not look.
    private static final String SECRET = "quincunx";

    /// Nowhere, and as long.
    private static final String NONSENSE = "quincuny";

    private static final int LIMIT = 20;

    /// What comes of a search, and what it took.
    private record Measured(Found found, long pages) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void search_byAnyReaderOfAnyCorpus_isTheSameAsIfTheRestDidNotExist(long seed) throws Exception {
        var random = new Random(seed);
        var all = corpus(random);
        var readable = new LinkedHashSet<Domain>();
        all.keySet().stream().filter(_ -> random.nextBoolean()).forEach(readable::add);
        all.forEach((domain, entries) -> {
            if (!readable.contains(domain)) {
                entries.add(new Entry("s", "passage", SECRET + " 예산"));
            }
        });
        var queries = queries(random);

        assertThat(measure(all, readable, queries)).isEqualTo(measure(only(readable, all), readable, queries));
    }

    /// Another reader's searches, a rebuilt index and a removed one change nothing for this one.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void search_whileTheRestChangesAndIsSearched_isTheSame(long seed) throws Exception {
        var random = new Random(seed);
        var all = corpus(random);
        var own = all.keySet().iterator().next();
        var queries = queries(random);
        var expected = measure(only(Set.of(own), all), Set.of(own), queries);

        var home = TestHome.temporary();
        try (var index = filled(home, all)) {
            for (var domain : all.keySet()) {
                if (!domain.equals(own)) {
                    index.search(SECRET + " 예산", domain::equals, LIMIT);
                    index.replace(domain, "2", List.of(new Entry("s", "passage", SECRET.repeat(50))));
                }
            }
            index.search("예산", _ -> true, LIMIT);
            assertThat(measure(index, Set.of(own), queries)).isEqualTo(expected);
        } finally {
            home.delete();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void word_ofUnreadableDocumentsOnly_takesTheWorkOfAWordOfNone(long seed) throws Exception {
        var random = new Random(seed);
        var all = corpus(random);
        var hidden = new Domain("upper", "S", "hidden");
        var readable = Set.copyOf(all.keySet());
        all.put(hidden, new ArrayList<>(List.of(new Entry("s", "passage", SECRET + " 예산 훈련"))));

        var measured = measure(all, readable, List.of(SECRET, NONSENSE));
        assertThat(measured.getFirst()).isEqualTo(measured.getLast());
        assertThat(measured.getFirst().found()).isEqualTo(Found.NOTHING);
    }

    private static Map<Domain, List<Entry>> corpus(Random random) {
        var corpus = new HashMap<Domain, List<Entry>>();
        for (int i = 0; i < 4 + random.nextInt(5); i++) {
            var domain = new Domain("e" + random.nextInt(3), random.nextBoolean() ? "U" : "S", "m" + i);
            corpus.put(domain, entries(random));
        }
        return corpus;
    }

    private static List<Entry> entries(Random random) {
        return IntStream.range(0, 5 + random.nextInt(60))
                .mapToObj(i -> new Entry("p" + i, "passage", text(random, 3 + random.nextInt(40))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String text(Random random, int words) {
        return random.ints(words, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }

    private static List<String> queries(Random random) {
        var queries = new ArrayList<>(List.of(SECRET, NONSENSE, SECRET + " 예산", "\"예산 " + SECRET + "\""));
        for (int i = 0; i < 12; i++) {
            var words = text(random, 1 + random.nextInt(2));
            queries.add(random.nextInt(3) == 0 ? "\"" + words + "\"" : words);
        }
        return queries;
    }

    private static Map<Domain, List<Entry>> only(Set<Domain> readable, Map<Domain, List<Entry>> all) {
        var only = new HashMap<>(all);
        only.keySet().retainAll(readable);
        return only;
    }

    private static List<Measured> measure(Map<Domain, List<Entry>> corpus, Set<Domain> readable, List<String> queries)
            throws Exception {
        var home = TestHome.temporary();
        try (var index = filled(home, corpus)) {
            return measure(index, readable, queries);
        } finally {
            home.delete();
        }
    }

    private static SearchIndex filled(TestHome home, Map<Domain, List<Entry>> corpus) {
        var index = new SearchIndex(home);
        corpus.forEach((domain, entries) -> index.replace(domain, "1", entries));
        return index;
    }

    private static List<Measured> measure(SearchIndex index, Set<Domain> readable, List<String> queries)
            throws Exception {
        var measured = new ArrayList<Measured>();
        for (var query : queries) {
            long before = index.pagesRead();
            var found = index.search(query, readable::contains, LIMIT);
            measured.add(new Measured(found, index.pagesRead() - before));
        }
        return measured;
    }
}
