package org.sacho.transcript.extract;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// HWPX (OWPML): the text of every paragraph of every section, those in tables, notes and boxes after the one around.
///
/// Read here and not by hwpxlib, which leaves out footnotes and endnotes and runs paragraphs together.
final class HwpxText {

    static final String MIMETYPE = "application/hwp+zip";
    private static final Pattern SECTION = Pattern.compile("Contents/section(\\d{1,5})\\.xml");

    private final List<StringBuilder> paragraphs = new ArrayList<>();
    private final Deque<StringBuilder> open = new ArrayDeque<>();
    private int textDepth;

    private HwpxText() {}

    static boolean isSection(String name) {
        return SECTION.matcher(name).matches();
    }

    static String of(ZipCheck zip) throws MalformedTranscriptException {
        Map<Integer, byte[]> sections = new TreeMap<>();
        zip.parts().forEach((name, content) -> {
            Matcher section = SECTION.matcher(name);
            if (section.matches()) {
                sections.put(Integer.parseInt(section.group(1)), content);
            }
        });
        if (sections.isEmpty()) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        HwpxText text = new HwpxText();
        try {
            for (byte[] section : sections.values()) {
                text.read(section);
            }
        } catch (XMLStreamException damaged) {
            throw new MalformedTranscriptException(Reason.DAMAGED);
        }
        return String.join("\n", text.paragraphs);
    }

    private void read(byte[] section) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(section));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml.getText());
                default -> {
                    // Comments and instructions are no text.
                }
            }
        }
    }

    private void begin(String element) {
        switch (element) {
            case "p" -> {
                open.push(new StringBuilder());
                paragraphs.add(open.peek());
            }
            case "t" -> textDepth++;
            case "tab" -> characters("\t");
            case "lineBreak" -> characters("\n");
            case "nbSpace", "fwSpace" -> characters(" ");
            case "hyphen" -> characters("-");
            default -> {
                // Layout.
            }
        }
    }

    private void end(String element) {
        if (element.equals("p")) {
            open.pop();
        } else if (element.equals("t")) {
            textDepth--;
        }
    }

    private void characters(String text) {
        if (textDepth > 0 && !open.isEmpty()) {
            open.getFirst().append(text);
        }
    }
}
