package org.sacho.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.guard.ContentDigest;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.policy.ExchangeSpec;
import org.sacho.policy.ExchangeSpec.TimeStep;
import org.sacho.policy.Packs;
import org.xml.sax.SAXException;

/// Labels and bindings of STANAG 4774 and 4778, against schemas written from their description.
class BindingXmlTest {

    private static final Lattice LATTICE = Packs.of(Packs.SMALL).lattice();
    private static final ExchangeSpec EXCHANGE =
            new ExchangeSpec("EXERCISE-KR", Optional.of("urn:oid:2.25.1234567890"), TimeStep.DAY, 12, Set.of());
    private static final ContentDigest DIGEST = ContentDigest.of("EXERCISE".getBytes(UTF_8));
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        var folder = Path.of("src", "test", "resources", "schema");
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new Source[] {
                new StreamSource(folder.resolve("stanag-4774.xsd").toFile()),
                new StreamSource(folder.resolve("stanag-4778.xsd").toFile())
            });
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void validate(byte[] xml) throws Exception {
        SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static Binding binding(Label label) {
        return Binding.of(label, EXCHANGE, Parcels.NOW, DIGEST);
    }

    @Test
    void binding_ofEveryLabel_conformsAndIsReadBack() {
        for (var label : LATTICE.labels()) {
            byte[] xml = BindingXml.write(binding(label));

            assertThatCode(() -> validate(xml)).as(label.toString()).doesNotThrowAnyException();
            assertThat(BindingXml.read(xml)).as(label.toString()).contains(binding(label));
            assertThat(BindingXml.read(xml).orElseThrow().in(LATTICE, EXCHANGE)).contains(label);
        }
    }

    @Test
    void binding_ofAPolicyWithoutUrn_conforms() {
        var plain = new ExchangeSpec("A", Optional.empty(), TimeStep.MONTH, 1, Set.of());
        byte[] xml = BindingXml.write(Binding.of(LATTICE.bottom(), plain, Parcels.NOW, DIGEST));

        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
        assertThat(BindingXml.read(xml)).isPresent();
    }

    @Test
    void times_inALabel_areThoseOfTheDay() {
        var xml = new String(BindingXml.write(binding(LATTICE.bottom())), UTF_8);

        assertThat(xml)
                .contains("ReviewDateTime=\"2027-09-03T00:00:00Z\"")
                .contains("<slab:CreationDateTime>2026-09-03T00:00:00Z</slab:CreationDateTime>");
        assertThat(binding(LATTICE.bottom()).created()).isEqualTo(Instant.parse("2026-09-03T00:00:00Z"));
    }

    /// Left out, an empty list would say that everybody may have it.
    @Test
    void label_releasableToNobody_saysSo() {
        var nobody = LATTICE.parse("S//REL");

        assertThat(new String(BindingXml.write(binding(nobody)), UTF_8))
                .contains("TagName=\"Releasable To\"><slab:GenericValue>ORIGINATOR ONLY</slab:GenericValue>");
    }

    /// T59, and what else STANAG 4774 asks for.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    no creation time      | <slab:CreationDateTime>2026-09-03T00:00:00Z</slab:CreationDateTime>\\n | ''
                    lower-case type       | "PERMISSIVE"             | "permissive"
                    integer value         | GenericValue>KOR</slab:GenericValue | IntegerValue>1</slab:IntegerValue
                    no policy             | <slab:PolicyIdentifier URI="urn:oid:2.25.1234567890">EXERCISE-KR</slab:PolicyIdentifier>\\n | ''
                    no tag name           | TagName="Releasable To"  | ''
                    no review time        | ReviewDateTime="2027-09-03T00:00:00Z" | ''
                    classification twice  | <slab:Classification>S</slab:Classification> | <slab:Classification>S</slab:Classification><slab:Classification>U</slab:Classification>
                    URI on classification | <slab:Classification>    | <slab:Classification URI="urn:x">
                    other namespace       | metadatalabel:1:0        | metadatalabel:2:0
                    two labels            | </mb:Metadata>           | <x/></mb:Metadata>
                    nothing bound         | mb:DataReference URI     | mb:DataReferences URI
                    date without time     | 2026-09-03T00:00:00Z     | 2026-09-03
                    """)
    void label_notAsTheStandardSays_isRefusedByTheReaderAndBySchema(String what, String from, String to) {
        byte[] changed = changed(from, to);

        assertThat(BindingXml.read(changed)).isEmpty();
        assertThatThrownBy(() -> validate(changed)).isInstanceOf(SAXException.class);
    }

    /// What a schema would let pass, or what no schema ever sees.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    document type      | <mb:BindingInformation         | <!DOCTYPE x [<!ENTITY e "S">]><mb:BindingInformation
                    external entity    | <mb:BindingInformation         | <!DOCTYPE x SYSTEM "file:///etc/passwd"><mb:BindingInformation
                    entity             | >S</slab:Classification>       | >&e;</slab:Classification>
                    character by code  | >S</slab:Classification>       | >&#83;</slab:Classification>
                    comment            | >S</slab:Classification>       | >S<!-- x --></slab:Classification>
                    CDATA              | >S</slab:Classification>       | ><![CDATA[S]]></slab:Classification>
                    other prefix       | slab:                          | label:
                    instruction        | <mb:MetadataBindingContainer>  | <?x y?><mb:MetadataBindingContainer>
                    second category    | </slab:ConfidentialityInformation> | <slab:Category Type="INFORMATIVE" TagName="x"/></slab:ConfidentialityInformation>
                    cut off            | </mb:BindingInformation>       | ''
                    something behind   | </mb:BindingInformation>       | </mb:BindingInformation><x/>
                    """)
    void label_spelledInAnotherWay_isRefused(String what, String from, String to) {
        assertThat(BindingXml.read(changed(from, to))).isEmpty();
    }

    @Test
    void binding_tooLargeToBeOne_isNotParsed() {
        assertThat(BindingXml.read(new byte[64 * 1024 + 1])).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"OTHER,urn:oid:2.25.1234567890", "EXERCISE-KR,urn:oid:2.25.9", "exercise-kr,urn:oid:2.25.1234567890"})
    void label_ofAnotherPolicy_meansNothingHere(String policy, String urn) {
        var other = new ExchangeSpec(policy, Optional.of(urn), TimeStep.DAY, 12, Set.of());

        assertThat(Binding.of(LATTICE.bottom(), other, Parcels.NOW, DIGEST).in(LATTICE, EXCHANGE))
                .isEmpty();
    }

    @Test
    void label_withALevelUnknownHere_meansNothingHere() {
        assertThat(binding(LATTICE.parse("S//ALPHA")).in(Packs.exerciseLow().lattice(), EXCHANGE))
                .isEmpty();
    }

    private static byte[] changed(String from, String to) {
        var xml = new String(BindingXml.write(binding(LATTICE.parse("S//ALPHA//REL KOR"))), UTF_8);
        var plainFrom = from.replace("\\n", "\n");
        assertThat(xml).contains(plainFrom);
        return xml.replace(plainFrom, to).getBytes(UTF_8);
    }
}
