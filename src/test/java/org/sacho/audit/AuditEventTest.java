package org.sacho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.label.Lattice;
import org.sacho.subject.SubjectId;

class AuditEventTest {

    @ParameterizedTest
    @ValueSource(strings = {"회의 내용", "Move at dawn", "a\nb", "a\"b", "x\u0000"})
    void object_thatCouldBeContent_isRefusedWithoutRepeatingIt(String content) {
        assertThatThrownBy(() -> AuditEvent.of(Action.READ, Logs.OFFICER, content, Outcome.DONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(content);
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void detail_thatCouldBeContent_isRefusedWithoutRepeatingIt(Detail detail) {
        for (var content : List.of("회의 내용", "The unit will move at dawn.", "", "a\nb")) {
            assertThatThrownBy(() -> Logs.read(1).with(detail, content))
                    .as("%s in %s", content, detail)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void label_ofALattice_isRecordedAsItsText() {
        var lattice = Lattice.of(Map.of("U", 0, "S", 1), List.of("ALPHA"), List.of("KOR", "USA"));
        for (var label : lattice.labels()) {
            assertThat(Logs.read(1)
                            .labelled(label)
                            .with(Detail.TO_LABEL, label.toString())
                            .label())
                    .contains(label.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host name", "1.2.3.4\n", "호스트"})
    void source_thatIsNoAddress_isRefused(String source) {
        assertThatThrownBy(() -> new AuditEntry(0, Logs.NOW, Logs.read(1), Optional.of(source)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S//", "move at dawn", "S//회의", "S\n"})
    void label_thatIsNone_isRefused(String label) {
        assertThatThrownBy(() ->
                        new AuditEvent(Action.READ, Logs.OFFICER, "m1", Optional.of(label), Outcome.DONE, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void with_anotherDetail_keepsTheOthersAndReplacesItsOwn() {
        var event = Logs.read(1).with(Detail.REASON, "ORDER").with(Detail.COUNT, "3");

        assertThat(event.details()).isEqualTo(Map.of(Detail.REASON, "ORDER", Detail.COUNT, "3"));
        assertThat(event.with(Detail.COUNT, "4").details())
                .isEqualTo(Map.of(Detail.REASON, "ORDER", Detail.COUNT, "4"));
    }

    @Test
    void entry_beforeTheFirst_isRefused() {
        assertThatThrownBy(() -> new AuditEntry(-1, Logs.NOW, Logs.read(1), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void source_asLongAsAnAddress_isTakenAndNoLonger() {
        new AuditEntry(0, Logs.NOW, Logs.read(1), Optional.of("a".repeat(64)));
        assertThatThrownBy(() -> new AuditEntry(0, Logs.NOW, Logs.read(1), Optional.of("a".repeat(65))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void actor_asText_isReadBack() {
        for (var actor : List.of(new Actor.Server(), new Actor.Nobody(), Actor.of(new SubjectId("server")))) {
            assertThat(Actor.parse(actor.toString())).isEqualTo(actor);
        }
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void entry_sealedText_isReadBackAndPadded(Action action) {
        var event = new AuditEvent(
                action,
                new Actor.Server(),
                "r:1",
                Optional.of("S//ALPHA//REL KOR,USA"),
                Outcome.REFUSED,
                Map.of(Detail.DIGEST, "ab", Detail.REASON, "NO"));
        var entry = new AuditEntry(7, Logs.NOW, event, Optional.empty());
        var text = EntryText.write(entry);
        assertThat(EntryText.read(7, text)).isEqualTo(entry);
        assertThat(text.length % 128).isZero();
    }
}
