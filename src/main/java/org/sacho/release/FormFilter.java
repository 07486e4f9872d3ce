package org.sacho.release;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter;
import org.sacho.label.Label;
import org.sacho.minutes.Field;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.PolicySnapshot;
import tools.jackson.core.JsonToken;

/// The guard's look at the form of what goes out: every part is on the allow-list, stands where it belongs, is
/// written in the one way it can be written, and holds nothing that a reader could not see.
///
/// Knows nothing of the types and the code that wrote the bytes: the list below is the format, written down a second
/// time. A part that is not on it fails the filter; a character that is not on it is a finding.
public final class FormFilter implements ReleaseFilter {

    /// What findings of this filter are called.
    public static final String ID = "form";

    private static final String LABEL = "form.label";
    private static final String HIDDEN = "form.hidden";
    private static final String SPACING = "form.spacing";
    private static final String COMPOSITION = "form.composition";

    private static final Set<String> KINDS =
            Stream.of(Item.Kind.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final TreeSet<String> FIELDS =
            Stream.of(Field.values()).map(Field::key).collect(Collectors.toCollection(TreeSet::new));

    private final Supplier<PolicySnapshot> policy;

    FormFilter(Supplier<PolicySnapshot> policy) {
        this.policy = policy;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Verdict examine(byte[] rendered, Label to) {
        var inForce = policy.get();
        var look = new Look(inForce, to);
        look.at(rendered);
        return new Verdict(ID, ContentDigest.of(rendered), inForce.digest(), look.findings);
    }

    /// One look at one edition.
    private static final class Look {

        private final PolicySnapshot policy;
        private final Label to;
        private final List<Finding> findings = new ArrayList<>();

        Look(PolicySnapshot policy, Label to) {
            this.policy = policy;
            this.to = to;
        }

        void at(byte[] rendered) {
            try (var json = new StrictJson(decoded(rendered))) {
                json.next(JsonToken.START_OBJECT);
                json.value("format", ReleasedMinutes.FORMAT);
                json.value("label", to.toString());
                text("policy", json.text("policy"));
                json.name("fields");
                json.next(JsonToken.START_OBJECT);
                FIELDS.forEach(field -> text("fields/" + field, json.text(field)));
                json.next(JsonToken.END_OBJECT);
                items(json);
                distribution(json);
                json.next(JsonToken.END_OBJECT);
                json.end();
            }
        }

        private static String decoded(byte[] rendered) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(rendered))
                        .toString();
            } catch (CharacterCodingException _) {
                throw StrictJson.unexpected();
            }
        }

        private void items(StrictJson json) {
            json.name("items");
            json.next(JsonToken.START_ARRAY);
            for (int number = 1; json.another(JsonToken.START_OBJECT, JsonToken.END_ARRAY); number++) {
                var place = "items/" + number;
                json.value("id", Integer.toString(number));
                require(KINDS.contains(json.text("kind")));
                text(place + "/speaker", json.text("speaker"));
                text(place, json.text("text"));
                label(place, policy.lattice().parse(json.text("label")));
                json.next(JsonToken.END_OBJECT);
            }
        }

        /// Accounts in their order, each once.
        private void distribution(StrictJson json) {
            json.name("distribution");
            json.next(JsonToken.START_ARRAY);
            var before = "";
            while (json.another(JsonToken.VALUE_STRING, JsonToken.END_ARRAY)) {
                var account = json.string();
                require(account.compareTo(before) > 0);
                text("distribution", account);
                before = account;
            }
        }

        private void label(String place, Label label) {
            if (!to.dominates(label)) {
                findings.add(new Finding(ID, place, LABEL, label));
            }
        }

        private static void require(boolean holds) {
            if (!holds) {
                throw StrictJson.unexpected();
            }
        }

        private void text(String place, String text) {
            if (text.codePoints().anyMatch(Look::isHidden)) {
                found(place, HIDDEN);
            }
            if (text.contains("  ")
                    || text.contains(" \n")
                    || text.contains("\n ")
                    || text.contains("\n\n")
                    || !text.strip().equals(text)) {
                found(place, SPACING);
            }
            if (!Normalizer2.getNFCInstance().isNormalized(text)) {
                found(place, COMPOSITION);
            }
        }

        private void found(String place, String rule) {
            findings.add(new Finding(ID, place, rule, policy.lattice().top()));
        }

        private static boolean isHidden(int character) {
            return switch (UCharacter.getType(character)) {
                case UCharacterCategory.CONTROL -> character != '\n';
                case UCharacterCategory.SPACE_SEPARATOR -> character != ' ';
                case UCharacterCategory.UNASSIGNED,
                        UCharacterCategory.FORMAT,
                        UCharacterCategory.PRIVATE_USE,
                        UCharacterCategory.SURROGATE,
                        UCharacterCategory.LINE_SEPARATOR,
                        UCharacterCategory.PARAGRAPH_SEPARATOR -> true;
                default ->
                    character == 0x2800
                            || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
            };
        }
    }
}
