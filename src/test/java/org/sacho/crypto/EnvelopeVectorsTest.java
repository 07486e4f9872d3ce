package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sacho.label.Lattice;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicyDigest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The vectors that any second implementation shares. They were made by one.
class EnvelopeVectorsTest {

    private static final Lattice LATTICE =
            Lattice.of(Map.of("U", 0, "C", 1, "S", 2), List.of("ALPHA", "BRAVO"), List.of("KOR", "USA"));

    static Stream<JsonNode> vectors() throws IOException {
        try (var file = EnvelopeVectorsTest.class.getResourceAsStream("/vectors/envelope.json")) {
            return StreamSupport.stream(
                    JsonMapper.shared().readTree(file).get("vectors").spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void associatedData_ofAVector_isAsSpecified(JsonNode vector) {
        assertThat(header(vector)
                        .associatedData(TestKeys.aead(cipher(vector), new ScriptedRandom())
                                .suite()))
                .isEqualTo(bytes(vector, "associatedData"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void seal_withTheRandomnessOfAVector_givesItsEnvelope(JsonNode vector) {
        var random =
                new ScriptedRandom(text(vector, "contentKey"), text(vector, "wrapNonce"), text(vector, "contentNonce"));
        try (var cipher = cipher(vector, random)) {
            assertThat(cipher.seal(header(vector), bytes(vector, "content")).toBytes())
                    .isEqualTo(bytes(vector, "envelope"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void open_envelopeOfAVector_givesItsContent(JsonNode vector) throws EnvelopeRejectedException {
        try (var cipher = cipher(vector, new ScriptedRandom())) {
            assertThat(cipher.open(header(vector), Envelope.parse(bytes(vector, "envelope"))))
                    .isEqualTo(bytes(vector, "content"));
        }
    }

    private static RecordCipher cipher(JsonNode vector, SecureRandom random) {
        return TestKeys.recordCipher(Secret.owning(bytes(vector, "meetingKey")), cipher(vector), random);
    }

    private static CipherName cipher(JsonNode vector) {
        return CipherName.valueOf(text(vector, "cipher").replace('-', '_'));
    }

    private static EnvelopeHeader header(JsonNode vector) {
        var header = vector.get("header");
        return new EnvelopeHeader(
                new EnclaveId(text(header, "enclave")),
                text(header, "kind"),
                text(header, "record"),
                header.get("version").asLong(),
                LATTICE.parse(text(header, "label")),
                new PolicyDigest(text(header, "policy")));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(text(node, field));
    }
}
