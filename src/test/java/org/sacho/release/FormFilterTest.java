package org.sacho.release;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.ReleaseFilter.Finding;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.Edition;
import org.sacho.minutes.EditionComposition;
import org.sacho.minutes.Field;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;
import org.sacho.subject.SubjectId;

/// The form of what goes out, judged by its bytes alone. EXERCISE.
class FormFilterTest {

    private static final PolicySnapshot POLICY = Packs.exercise();
    private static final ContentJson JSON = new ContentJson(POLICY.lattice());
    private static final Label OPEN = POLICY.lattice().bottom();
    private static final FormFilter FILTER = new FormFilter(() -> POLICY);

    @Test
    void minutes_asTheyAreWritten_pass() {
        byte[] bytes = JSON.write(minutes("Chair", "Coffee."));

        var verdict = FILTER.examine(bytes, OPEN);

        assertThat(verdict.examined()).isEqualTo(ContentDigest.of(bytes));
        assertThat(verdict.policy()).isEqualTo(POLICY.digest());
        assertThat(verdict.findings()).isEmpty();
    }

    /// GD-08: a part that is not on the list, in whatever place, and one that is missing, moved or there twice.
    @ParameterizedTest
    @CsvSource(textBlock = """
            {"format"                  | {"author":"x","format"
            "policy"                   | "author":"x","policy"
            "items":[{                 | "items":[{"note":"x",
            "kind":"REMARK",           | ''
            "kind":"REMARK"            | "kind":"COMMENT"
            "id":"1"                   | "id":"3"
            "id":"2"                   | "id":"1"
            "id":"1"                   | "id":1
            "distribution":["          | "distribution":["a","a","
            ,"distribution"            | ,"hidden":[],"distribution"
            "title"                    | "Title"
            "agenda"                   | "zagenda"
            sacho-minutes-1            | sacho-minutes-2
            """, delimiter = '|')
    void minutes_withAnotherPart_fail(String part, String instead) {
        var written = new String(JSON.write(minutes("Chair", "Coffee.")), UTF_8);
        assertThat(written).contains(part);

        refused(written.replaceFirst(java.util.regex.Pattern.quote(part), instead));
    }

    /// Spaces and escapes that a reader of the minutes never sees could carry a message.
    @Test
    void minutes_writtenInAnotherWay_fail() {
        var written = new String(JSON.write(minutes("Chair", "Coffee.")), UTF_8);

        refused(written.replace(",\"items\"", ", \"items\""));
        refused(written.replace("Coffee", "\\u0043offee"));
        refused(written + "\n");
        refused(written + "{}");
        refused("\uFEFF" + written);
        refused(written.substring(0, written.length() - 1));
        refused("");
    }

    @Test
    void bytes_thatAreNoUtf8_fail() {
        byte[] bytes = new String(JSON.write(minutes("Chair", "Coffee")), UTF_8)
                .replace("Coffee", "Coff\u00E9")
                .getBytes(ISO_8859_1);

        assertThatThrownBy(() -> FILTER.examine(bytes, OPEN)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void minutes_forOtherReaders_fail() {
        assertThatThrownBy(() -> FILTER.examine(
                        JSON.write(minutes("Chair", "x")), POLICY.lattice().parse("C")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void item_labelledAboveItsReaders_isFound() {
        var above = new ReleasedMinutes.Entry(
                "1", Item.Kind.REMARK, "Chair", "x", POLICY.lattice().parse("C"));
        var minutes = new ReleasedMinutes(
                ReleasedMinutes.FORMAT, OPEN, "exercise 1.0.0", fields(), List.of(above), List.of());

        assertThat(findings(minutes))
                .containsExactly(new Finding(
                        "form", "items/1", "form.label", POLICY.lattice().parse("C")));
    }

    /// GD-09.
    @ParameterizedTest
    @CsvSource({
        "'zero\u200Bwidth',form.hidden",
        "'no\u00A0break',form.hidden",
        "'비\u3164밀',form.hidden",
        "'a\uFE0Fb',form.hidden",
        "'a\uE000b',form.hidden",
        "'a\u202Eb',form.hidden",
        "'two  spaces',form.spacing",
        "'end ',form.spacing",
        "'e\u0301',form.composition",
        "'\u1107\u1175',form.composition",
    })
    void text_holdingWhatNobodySees_isFoundWhereverItStands(String text, String rule) {
        var top = POLICY.lattice().top();

        assertThat(findings(minutes("Chair", text))).containsExactly(new Finding("form", "items/2", rule, top));
        assertThat(findings(minutes(text, "x"))).containsExactly(new Finding("form", "items/2/speaker", rule, top));
    }

    /// What the composition makes of any text whatever passes, so an officer never meets these findings.
    @Test
    void composition_ofAnyCharacters_passes() {
        var random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder("x");
            for (int i = 0; i < 40; i++) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x3400));
            }
            var composed = composed(text.toString());

            assertThat(findings(composed)).as("seed 20261122, round %s", round).isEmpty();
        }
    }

    private static ReleasedMinutes composed(String text) {
        var item = new Item("i1", Item.Kind.REMARK, Optional.of(text), text, OPEN, List.of(), false);
        var edition = new Edition(
                "U",
                new EnclaveId("a"),
                OPEN,
                Map.of(Field.TITLE, new Edition.FieldValue(text, OPEN, new SubjectId("officer1"))),
                List.of(item),
                Set.of(),
                Edition.Status.DRAFT);
        var source = new EditionComposition.Source(edition, List.of(), OPEN, "exercise 1.0.0", List.of("reader1"));
        return new EditionComposition(JSON).compose(source, OPEN).edition();
    }

    private static void refused(String written) {
        assertThatThrownBy(() -> FILTER.examine(written.getBytes(UTF_8), OPEN)).isInstanceOf(RuntimeException.class);
    }

    private static List<Finding> findings(ReleasedMinutes minutes) {
        return FILTER.examine(JSON.write(minutes), OPEN).findings();
    }

    private static ReleasedMinutes minutes(String speaker, String text) {
        var items = List.of(
                new ReleasedMinutes.Entry("1", Item.Kind.REMARK, "Chair", "Welcome.", OPEN),
                new ReleasedMinutes.Entry("2", Item.Kind.REMARK, speaker, text, OPEN));
        return new ReleasedMinutes(
                ReleasedMinutes.FORMAT, OPEN, "exercise 1.0.0", fields(), items, List.of("reader1", "reader2"));
    }

    private static SortedMap<String, String> fields() {
        var fields = new TreeMap<String, String>();
        for (var each : Field.values()) {
            fields.put(each.key(), ReleasedMinutes.NOT_RECORDED);
        }
        return fields;
    }
}
