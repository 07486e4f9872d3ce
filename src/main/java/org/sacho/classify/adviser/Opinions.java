package org.sacho.classify.adviser;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sacho.label.Lattice;
import org.sacho.label.Level;
import org.sacho.label.UnknownMarkingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an answer of the language model. It is taken whole or not at all: one opinion for each passage asked about,
/// no other passage, no other key, no level that the policy does not know, no quote that is not in the passage, and
/// not stopped early.
///
/// What the model gives as its reason is looked at for its length and then dropped. It was written by whoever wrote the
/// transcript as much as by the model, nobody can check it, and it may say anything to an officer; the words that it
/// points at can be checked.
final class Opinions {

    private static final int LONGEST_REASON = 1000;
    private static final Set<String> KEYS = Set.of("id", "reason", "quote", "level");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Lattice lattice;

    Opinions(Lattice lattice) {
        this.lattice = lattice;
    }

    /// What the model says of one passage.
    ///
    /// @param from first character of the quote in the passage, which is the whole of it when none is given
    /// @param to the character after the last one
    record Opinion(Level level, int from, int to) {}

    /// An opinion on each passage asked about, in their order.
    ///
    /// @throws NoAnswerException if the answer does not hold
    List<Opinion> read(byte[] answer, Batch batch) throws NoAnswerException {
        try {
            var said = JSON.readTree(content(JSON.readTree(answer)));
            require(has(said, Set.of("opinions")));
            var listed = said.get("opinions");
            var remarks = batch.asked().stream().collect(Collectors.toMap(Batch.Remark::id, Function.identity()));
            require(listed.isArray() && listed.size() == remarks.size());
            var opinions = new TreeMap<Integer, Opinion>();
            for (var one : listed) {
                require(has(one, KEYS));
                var remark =
                        Optional.ofNullable(remarks.remove(text(one, "id"))).orElseThrow(Opinions::unusable);
                opinions.put(remark.index(), opinion(one, remark.text()));
            }
            return List.copyOf(opinions.values());
        } catch (JacksonException | UnknownMarkingException e) {
            // Both may quote the answer.
            throw unusable();
        }
    }

    private static String content(JsonNode completion) throws NoAnswerException {
        var choices = completion.path("choices");
        require(choices.isArray() && choices.size() == 1);
        require(text(choices.get(0), "finish_reason").equals("stop"));
        return text(choices.get(0).path("message"), "content");
    }

    private Opinion opinion(JsonNode said, String passage) throws NoAnswerException {
        require(text(said, "reason").length() <= LONGEST_REASON);
        var quote = text(said, "quote");
        int from = passage.indexOf(quote);
        require(from >= 0);
        int to = quote.isEmpty() ? passage.length() : from + quote.length();
        return new Opinion(lattice.level(text(said, "level")), from, to);
    }

    private static boolean has(JsonNode node, Set<String> keys) {
        return node.isObject() && Set.copyOf(node.propertyNames()).equals(keys);
    }

    private static String text(JsonNode node, String key) throws NoAnswerException {
        require(node.path(key).isString());
        return node.path(key).asString();
    }

    private static void require(boolean holds) throws NoAnswerException {
        if (!holds) {
            throw unusable();
        }
    }

    private static NoAnswerException unusable() {
        return NoAnswerException.lasting(Silence.UNUSABLE);
    }
}
