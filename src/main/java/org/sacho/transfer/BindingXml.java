package org.sacho.transfer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sacho.guard.ContentDigest;

/// Bindings as bytes: a STANAG 4778 BindingInformation with one originator label of STANAG 4774, and a reference to
/// the content by its digest (RFC 6920).
///
/// There is one way to write a binding, and only what is written that way is read: other spellings of the same XML
/// are refused with everything else. Document types, entities, comments and instructions have no spelling here.
final class BindingXml {

    private static final String LABEL = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0";
    private static final String BINDING = "urn:nato:stanag:4778:bindinginformation:1:0";
    private static final String RESTRICTIVE = "Category";
    private static final String RELEASABLE = "Releasable To";
    private static final String NAMED_INFORMATION = "ni:///sha-256;";
    private static final int LARGEST = 64 * 1024;

    private BindingXml() {}

    static byte[] write(Binding binding) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<mb:BindingInformation xmlns:mb=\"").append(BINDING).append("\">\n");
        xml.append("<mb:MetadataBindingContainer>\n<mb:MetadataBinding>\n<mb:Metadata>\n");
        label(xml, binding);
        xml.append("</mb:Metadata>\n<mb:DataReference URI=\"")
                .append(reference(binding.content()))
                .append("\"/>\n</mb:MetadataBinding>\n</mb:MetadataBindingContainer>\n</mb:BindingInformation>\n");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void label(StringBuilder xml, Binding binding) {
        xml.append("<slab:originatorConfidentialityLabel xmlns:slab=\"")
                .append(LABEL)
                .append("\" ReviewDateTime=\"")
                .append(binding.review())
                .append("\">\n<slab:ConfidentialityInformation>\n<slab:PolicyIdentifier");
        binding.urn()
                .ifPresent(urn -> xml.append(" URI=\"").append(escaped(urn)).append('"'));
        xml.append('>').append(escaped(binding.policy())).append("</slab:PolicyIdentifier>\n");
        xml.append("<slab:Classification>")
                .append(escaped(binding.classification()))
                .append("</slab:Classification>\n");
        if (!binding.restrictive().isEmpty()) {
            category(xml, "RESTRICTIVE", RESTRICTIVE, binding.restrictive());
        }
        binding.releasable()
                .ifPresent(
                        to -> category(xml, "PERMISSIVE", RELEASABLE, to.isEmpty() ? List.of(Binding.ORIGINATOR) : to));
        xml.append("</slab:ConfidentialityInformation>\n<slab:CreationDateTime>")
                .append(binding.created())
                .append("</slab:CreationDateTime>\n</slab:originatorConfidentialityLabel>\n");
    }

    private static void category(StringBuilder xml, String type, String tag, List<String> values) {
        xml.append("<slab:Category Type=\"")
                .append(type)
                .append("\" TagName=\"")
                .append(tag)
                .append("\">");
        values.forEach(value ->
                xml.append("<slab:GenericValue>").append(escaped(value)).append("</slab:GenericValue>"));
        xml.append("</slab:Category>\n");
    }

    private static String reference(ContentDigest digest) {
        return NAMED_INFORMATION
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(digest.hex()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// The binding, if these are the bytes that [#write(Binding)] makes of it.
    static Optional<Binding> read(byte[] xml) {
        if (xml.length > LARGEST) {
            return Optional.empty();
        }
        try {
            var binding = parse(xml);
            return Arrays.equals(write(binding), xml) ? Optional.of(binding) : Optional.empty();
        } catch (XMLStreamException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Binding parse(byte[] xml) throws XMLStreamException {
        var reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml), "UTF-8");
        try {
            var found = new Found();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    found.element(reader);
                }
            }
            return found.binding();
        } finally {
            reader.close();
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside a binding is read");
        });
        return factory;
    }

    /// What was read so far. Whether it stood in its place shows when it is written again.
    private static final class Found {

        private String policy = "";
        private Optional<String> urn = Optional.empty();
        private String classification = "";
        private final List<String> restrictive = new ArrayList<>();
        private final List<String> releasable = new ArrayList<>();
        private boolean limited;
        private String created = "";
        private String review = "";
        private String reference = "";

        void element(XMLStreamReader reader) throws XMLStreamException {
            switch (reader.getLocalName()) {
                case "originatorConfidentialityLabel" -> review = attribute(reader, "ReviewDateTime");
                case "PolicyIdentifier" -> {
                    urn = Optional.ofNullable(reader.getAttributeValue("", "URI"));
                    policy = reader.getElementText();
                }
                case "Classification" -> classification = reader.getElementText();
                case "Category" -> limited = attribute(reader, "Type").equals("PERMISSIVE");
                case "GenericValue" -> (limited ? releasable : restrictive).add(reader.getElementText());
                case "CreationDateTime" -> created = reader.getElementText();
                case "DataReference" -> reference = attribute(reader, "URI");
                default -> {
                    // Containers, and whatever has no place here: writing the binding again does not bring it back.
                }
            }
        }

        private static String attribute(XMLStreamReader reader, String name) {
            return Optional.ofNullable(reader.getAttributeValue("", name)).orElse("");
        }

        Binding binding() {
            if (!reference.startsWith(NAMED_INFORMATION)) {
                throw new IllegalArgumentException("not bound to any content");
            }
            byte[] digest = Base64.getUrlDecoder().decode(reference.substring(NAMED_INFORMATION.length()));
            boolean nobody = releasable.equals(List.of(Binding.ORIGINATOR));
            return new Binding(
                    policy,
                    urn,
                    classification,
                    restrictive,
                    limited ? Optional.of(nobody ? List.of() : releasable) : Optional.empty(),
                    Instant.parse(created),
                    Instant.parse(review),
                    new ContentDigest(HexFormat.of().formatHex(digest)));
        }
    }
}
