package org.sacho.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;

/// The subset of YAML a pack is written in: one document of mappings, lists and plain values. Tags, anchors and
/// aliases are mistakes, because what a pack says must be readable from top to bottom.
///
/// The only file that knows the YAML library. No object is ever constructed from a pack.
final class PackYaml {

    static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_DEPTH = 8;

    private final ProblemLog problems;

    PackYaml(ProblemLog problems) {
        this.problems = problems;
    }

    /// The root of the document, or nothing when it cannot be read; the mistakes are then in the log.
    Optional<PackNode> read(byte[] yaml) {
        if (yaml.length > MAX_BYTES) {
            problems.add(1, "the file is larger than 4 MB; split the pack or shorten its lists");
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            return isPrintable(text) && usesOnlyPlainYaml(text) ? compose(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            problems.add(1, "the file is not UTF-8; save it as UTF-8 without a byte order mark");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            // The library's own words can quote the text around the mark.
            problems.add(
                    mark == null ? 1 : mark.getLine() + 1,
                    "not readable as YAML from here on; check indentation, colons and quotes"
                            + (mark == null ? "" : " near column " + (mark.getColumn() + 1)));
        } catch (YAMLException e) {
            problems.add(1, "not readable as YAML; check indentation, colons and quotes");
        }
        return Optional.empty();
    }

    private boolean isPrintable(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            if (character == '\n') {
                line++;
            }
            if (character == 0xFEFF || !StreamReader.isPrintable(character)) {
                problems.add(line, String.format(Locale.ROOT, "remove the invisible character U+%04X", character));
                return false;
            }
        }
        return true;
    }

    private boolean usesOnlyPlainYaml(String text) {
        int depth = 0;
        boolean plain = true;
        for (Event event : yaml().parse(new StringReader(text))) {
            int line = event.getStartMark() == null ? 1 : event.getStartMark().getLine() + 1;
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MAX_DEPTH) {
                problems.add(line, "nested more than " + MAX_DEPTH + " deep; a pack needs no such depth");
                return false;
            }
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                problems.add(line, "anchors (&) and aliases (*) are not allowed; write the value out");
                plain = false;
            }
            if ((event instanceof ScalarEvent scalar && scalar.getTag() != null)
                    || (event instanceof CollectionStartEvent collection && collection.getTag() != null)) {
                problems.add(line, "tags (!) are not allowed; put text that starts with '!' in quotes");
                plain = false;
            }
        }
        return plain;
    }

    private Optional<PackNode> compose(String text) {
        var root = yaml().compose(new StringReader(text));
        if (root == null) {
            problems.add(1, "the file is empty; a pack starts with 'pack:'");
            return Optional.empty();
        }
        return Optional.of(node(root));
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH + 1);
        options.setMaxAliasesForCollections(0);
        return new Yaml(new SafeConstructor(options));
    }

    private PackNode node(Node node) {
        int line = node.getStartMark().getLine() + 1;
        return switch (node) {
            case ScalarNode scalar -> new PackNode.Scalar(scalar.getValue(), type(scalar.getTag()), line);
            case SequenceNode sequence ->
                new PackNode.Sequence(
                        sequence.getValue().stream().map(this::node).toList(), line);
            case MappingNode mapping -> mapping(mapping, line);
            case AnchorNode _ -> throw new IllegalStateException("aliases were refused before");
            default -> throw new IllegalStateException("YAML has no other kind of node");
        };
    }

    private PackNode mapping(MappingNode mapping, int line) {
        var entries = new ArrayList<PackNode.Entry>();
        for (NodeTuple tuple : mapping.getValue()) {
            int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyLine, "a key has to be a plain word");
            } else if (entries.stream().anyMatch(e -> e.key().equals(key.getValue()))) {
                problems.add(keyLine, "key " + ProblemLog.quoted(key.getValue()) + " stands here twice; keep one");
            } else {
                entries.add(new PackNode.Entry(key.getValue(), keyLine, node(tuple.getValueNode())));
            }
        }
        return new PackNode.Mapping(entries, line);
    }

    private static PackNode.Scalar.Type type(Tag tag) {
        if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
            return PackNode.Scalar.Type.TEXT;
        }
        if (tag.equals(Tag.INT)) {
            return PackNode.Scalar.Type.WHOLE_NUMBER;
        }
        return tag.equals(Tag.BOOL) ? PackNode.Scalar.Type.TRUTH : PackNode.Scalar.Type.OTHER;
    }
}
