package org.sacho.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/// The OpenAPI document, for tests that hold answers and routes to it.
public final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonMetaSchema WITH_COMPONENTS = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("components"))
            .build();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory.metaSchema(WITH_COMPONENTS));

    private final JsonNode root;

    public OpenApiDocument() {
        try (var stream = new ClassPathResource("openapi.json").getInputStream()) {
            root = JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /// What a reference leads to; missing if to nothing.
    JsonNode at(String reference) {
        return root.at(reference.substring(1));
    }

    /// What is wrong with an answer of this operation, by its schema.
    public List<String> problems(String method, String path, int status, String body) {
        var response = root.path("paths")
                .path("/api/v1" + path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
        var described = response.has("$ref") ? at(response.get("$ref").asText()) : response;
        if (described.isMissingNode()) {
            return List.of("not described: " + method + " " + path + " " + status);
        }
        try {
            return problems(described.path("content").path(mediaType(status)).path("schema"), JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return List.of("not JSON");
        }
    }

    private static String mediaType(int status) {
        return status < 400 ? "application/json" : "application/problem+json";
    }

    List<String> problems(JsonNode schema, JsonNode value) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", root.get("components"));
        return SCHEMAS.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }
}
