package org.sacho.release;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON of which every token is known beforehand. Anything else, and anything that could have been written in
/// another way (spaces, escapes), is refused without saying what it was.
final class StrictJson implements AutoCloseable {

    private final String json;
    private final JsonParser parser;
    private final StringWriter again = new StringWriter();
    private final JsonGenerator generator;

    StrictJson(String json) {
        var factory = new JsonFactory();
        this.json = json;
        this.parser = factory.createParser(ObjectReadContext.empty(), json);
        this.generator = factory.createGenerator(ObjectWriteContext.empty(), again);
    }

    static IllegalStateException unexpected() {
        return new IllegalStateException("not the form of minutes");
    }

    void next(JsonToken expected) {
        if (advance() != expected) {
            throw unexpected();
        }
    }

    /// Whether one more begins, rather than the end.
    boolean another(JsonToken one, JsonToken end) {
        var token = advance();
        if (token != one && token != end) {
            throw unexpected();
        }
        return token == one;
    }

    void name(String expected) {
        next(JsonToken.PROPERTY_NAME);
        if (!parser.currentName().equals(expected)) {
            throw unexpected();
        }
    }

    /// The text of the named property.
    String text(String name) {
        name(name);
        next(JsonToken.VALUE_STRING);
        return string();
    }

    void value(String name, String expected) {
        if (!text(name).equals(expected)) {
            throw unexpected();
        }
    }

    /// The text that was reached.
    String string() {
        return parser.getString();
    }

    /// Nothing follows, and these are the very characters that the same content is always written with.
    void end() {
        if (advance() != null) {
            throw unexpected();
        }
        generator.close();
        if (!again.toString().equals(json)) {
            throw unexpected();
        }
    }

    private JsonToken advance() {
        var token = parser.nextToken();
        if (token != null) {
            generator.copyCurrentEvent(parser);
        }
        return token;
    }

    @Override
    public void close() {
        generator.close();
        parser.close();
    }
}
