package org.sacho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The published schema and the reader agree on the shape of a pack.
class PolicyPackSchemaTest {

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(new String(Packs.shippedBytes("policy-pack.schema.json"), UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"exercise.yaml", "exercise-low.yaml", "kr-military.yaml"})
    void shippedPack_conforms(String name) {
        assertThat(complaints(new String(Packs.shippedBytes(name), UTF_8))).isEmpty();
    }

    @Test
    void smallPack_conforms() {
        assertThat(complaints(Packs.SMALL)).isEmpty();
    }

    @Test
    void packWithAnAdviser_conforms() {
        assertThat(complaints(Packs.ADVISED)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://10.0.0.5:8000 | file:///etc/passwd
            https://10.0.0.5:8000 | https://10.0.0.5/v1
            https://10.0.0.5:8000 | https://user@10.0.0.5
            local/small-model:8b  | two words
            "}                    | ", batch: 0}
            "}                    | ", concurrency: 9}
            "}                    | ", characters: 10000}
            "}                    | ", timeoutSeconds: 0}
            "}                    | ", timeout: 60}
            , model:              | , modell:
            """)
    void brokenAdviser_refusedBySchemaAndReader(String find, String replaced) {
        assertThat(Packs.ADVISED).contains(find);
        var broken = Packs.ADVISED.replace(find, replaced);

        assertThat(complaints(broken)).isNotEmpty();
        assertThatThrownBy(() -> PolicyPackReader.read(broken.getBytes(UTF_8), "broken.yaml"))
                .isInstanceOf(InvalidPolicyException.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rules:             | rulez:
            nothingFound: U    | ``
            rank: 1,           | rank: 1, colour: red,
            rank: 1,           | rank: one,
            rank: 1,           | ``
            "#0033a0"          | blue
            needToKnow: false  | needToKnow: maybe
            {en: CO, ko: 삼}   | {en: CO}
            {en: CO, ko: 삼}   | {en: CO, ko: 삼, de: drei}
            {en: CO, ko: 삼}   | {en: CO, ko: ' '}
            [ALPHA, BRAVO]     | [ALPHA, ALPHA]
            [ALPHA, BRAVO]     | [ALPHA, REL]
            [ALPHA, BRAVO]     | ALPHA
            levels: [U]        | levels: []
            version: 1.0.0     | version: "1.0"
            2026-05-19         | soon
            id: r.label        | id: r label
            level: S,          | ``
            level: S,          | level: S, label: S,
            terms: [           | markings: [xx], terms: [
            [blue heron, 하늘여단] | []
            blue heron         | ''
            blue heron         | 117
            """)
    void brokenPack_refusedBySchemaAndReader(String find, String replaced) {
        assertThat(Packs.SMALL).contains(find);
        var broken = Packs.SMALL.replace(find, replaced);

        assertThat(complaints(broken)).isNotEmpty();
        assertThatThrownBy(() -> PolicyPackReader.read(broken.getBytes(UTF_8), "broken.yaml"))
                .isInstanceOf(InvalidPolicyException.class);
    }

    private Set<ValidationMessage> complaints(String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }
}
