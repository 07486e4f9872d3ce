package org.sacho.meeting;

import java.nio.charset.StandardCharsets;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.label.Level;
import org.sacho.policy.PolicyDigest;
import org.sacho.subject.SubjectId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// How records look inside their envelopes: JSON, with labels, levels and ids as their canonical text.
public final class ContentJson {

    private final JsonMapper mapper;

    public ContentJson(Lattice lattice) {
        var module = new SimpleModule("sacho");
        text(module, Label.class, Label::toString, lattice::parse);
        text(module, Level.class, Level::id, lattice::level);
        text(module, SubjectId.class, SubjectId::value, SubjectId::new);
        text(module, PolicyDigest.class, PolicyDigest::hex, PolicyDigest::new);
        this.mapper = JsonMapper.builder()
                .addModule(module)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public byte[] write(Object value) {
        return mapper.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    }

    /// Reads what [#write(Object)] wrote.
    ///
    /// @throws IllegalStateException if the record is not of that type: a bug, since envelopes are
    ///     authenticated; the message says nothing of the content
    public <T> T read(byte[] json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JacksonException e) {
            e.clearLocation();
            throw new IllegalStateException("record is not a " + type.getSimpleName());
        }
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, java.util.function.Function<T, String> write, Reader<T> read) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return read.read(parser.getString());
            }
        });
    }

    private interface Reader<T> {
        T read(String text);
    }
}
