package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.EnumMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What is inside a sealed record: JSON with sorted keys, padded with blanks to a multiple of 128 bytes so that
/// the length of a sealed record hardly tells events apart.
final class EntryText {

    private static final int BLOCK = 128;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EntryText() {}

    static byte[] write(AuditEntry entry) {
        var event = entry.event();
        var json = JSON.createObjectNode();
        json.put("action", event.action().name());
        json.put("actor", event.actor().toString());
        json.put("at", entry.at().toString());
        var details = json.putObject("details");
        var sorted = new TreeMap<String, String>();
        event.details().forEach((detail, value) -> sorted.put(detail.name(), value));
        sorted.forEach(details::put);
        event.label().ifPresent(label -> json.put("label", label));
        json.put("object", event.object());
        json.put("outcome", event.outcome().name());
        entry.source().ifPresent(source -> json.put("source", source));
        var text = JSON.writeValueAsString(json);
        return (text + " ".repeat(BLOCK - text.length() % BLOCK)).getBytes(US_ASCII);
    }

    static AuditEntry read(long sequence, byte[] bytes) {
        var json = JSON.readTree(bytes);
        var details = new EnumMap<Detail, String>(Detail.class);
        json.required("details")
                .properties()
                .forEach(detail -> details.put(
                        Detail.valueOf(detail.getKey()), detail.getValue().stringValue()));
        var event = new AuditEvent(
                Action.valueOf(json.required("action").stringValue()),
                Actor.parse(json.required("actor").stringValue()),
                json.required("object").stringValue(),
                json.optional("label").map(label -> label.stringValue()),
                Outcome.valueOf(json.required("outcome").stringValue()),
                details);
        return new AuditEntry(
                sequence,
                Instant.parse(json.required("at").stringValue()),
                event,
                json.optional("source").map(source -> source.stringValue()));
    }
}
