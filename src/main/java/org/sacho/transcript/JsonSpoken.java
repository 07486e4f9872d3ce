package org.sacho.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sacho.transcript.MalformedTranscriptException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Walks a JSON file once, token by token, and keeps only the speech-like objects at the places where the known
/// formats have them. Strict: a second value of a name, a nesting beyond reason or a missing end is damage.
final class JsonSpoken {

    /// One element of a list, its times still in the unit of the file.
    record Spoken(
            @Nullable String speaker,
            @Nullable Double start,
            @Nullable Double end,
            String text) {

        boolean says() {
            return !text.isBlank();
        }

        Spoken by(@Nullable String other) {
            return new Spoken(other, start, end, text);
        }

        Utterance utterance(long unit) {
            return new Utterance(speaker, millis(start, unit), millis(end, unit), text.strip());
        }

        private static @Nullable Long millis(@Nullable Double time, long unit) {
            return time == null ? null : Math.round(time * unit);
        }

        @Override
        public String toString() {
            return "Spoken";
        }
    }

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(4 * 1024 * 1024)
                    .maxNameLength(200)
                    .maxNumberLength(40)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> LISTS =
            Set.of("/meeting_transcripts/", "/results/utterances/", "/segments/", "/utterances/", "/words/");
    private static final String CHANNELS = "/results/channels/";
    /// The later names win: Deepgram writes both the bare and the punctuated word.
    private static final List<String> TEXTS =
            List.of("word", "text", "transcript", "content", "body", "punctuated_word");
    private static final double LONGEST = 1e12;

    private final Map<String, List<Spoken>> lists = new HashMap<>();
    private final Set<String> textNames = new TreeSet<>();

    private JsonSpoken() {}

    static JsonSpoken read(String json) throws MalformedTranscriptException {
        JsonSpoken spoken = new JsonSpoken();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            spoken.value(parser, "");
            if (parser.nextToken() != null) {
                throw new MalformedTranscriptException(Reason.DAMAGED);
            }
            return spoken;
        } catch (JacksonException damaged) {
            TokenStreamLocation where = damaged.getLocation();
            throw new MalformedTranscriptException(Reason.DAMAGED, where == null ? 0 : where.getLineNr());
        }
    }

    boolean has(String list) {
        return !at(list).isEmpty();
    }

    List<Spoken> at(String list) {
        return lists.getOrDefault(list, List.of());
    }

    /// Whether the text of some element had this name.
    boolean names(String name) {
        return textNames.contains(name);
    }

    private void value(JsonParser parser, String path) throws MalformedTranscriptException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                value(parser, path + "/" + name);
            }
        } else if (token == JsonToken.START_ARRAY) {
            boolean speech = isSpeech(path + "/");
            boolean numbered = path.startsWith("/results/channels");
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                if (speech && parser.currentToken() == JsonToken.START_OBJECT) {
                    lists.computeIfAbsent(path + "/", list -> new ArrayList<>()).add(element(parser));
                } else {
                    value(parser, numbered ? path + "/" + index : path + "/*");
                }
            }
        }
    }

    private static boolean isSpeech(String path) {
        return LISTS.contains(path) || (path.startsWith(CHANNELS) && path.endsWith("/alternatives/0/words/"));
    }

    private Spoken element(JsonParser parser) throws MalformedTranscriptException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                fields.put(name, parser.getString());
            }
        }
        String text = "";
        for (String name : TEXTS) {
            if (fields.containsKey(name)) {
                textNames.add(name);
                text = fields.get(name);
            }
        }
        String start = fields.getOrDefault("start", fields.get("startTime"));
        String end = fields.getOrDefault("end", fields.get("endTime"));
        return new Spoken(fields.get("speaker"), time(parser, start), time(parser, end), text);
    }

    private static @Nullable Double time(JsonParser parser, @Nullable String number)
            throws MalformedTranscriptException {
        if (number == null) {
            return null;
        }
        try {
            double time = Double.parseDouble(number);
            if (time >= 0 && time < LONGEST) {
                return time;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with the line.
        }
        throw new MalformedTranscriptException(
                Reason.DAMAGED, parser.currentLocation().getLineNr());
    }
}
