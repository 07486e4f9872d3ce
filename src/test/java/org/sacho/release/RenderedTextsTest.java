package org.sacho.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sacho.release.RenderedTexts.Text;

class RenderedTextsTest {

    @Test
    void everyText_isFoundWithItsPlace_itemsCountedFrom1() {
        var texts = RenderedTexts.in("""
                {"fields":{"title":"A"},"items":[{"id":"1","speaker":"B","text":"C"},{"text":"D"}],"distribution":["E"]}""");

        assertThat(texts)
                .containsExactly(
                        new Text("fields/title", "A"),
                        new Text("items/1/id", "1"),
                        new Text("items/1/speaker", "B"),
                        new Text("items/1", "C"),
                        new Text("items/2", "D"),
                        new Text("distribution/0", "E"));
    }

    @Test
    void text_inAPartNobodyExpected_isFound() {
        assertThat(RenderedTexts.in("""
                {"x":{"y":[[{"z":"hidden"}]]}}""")).extracting(Text::text).containsExactly("hidden");
    }

    @Test
    void text_withEscapes_isFoundAsItIsRead() {
        assertThat(RenderedTexts.in("{\"x\":\"a\\u0042\\n\"}"))
                .extracting(Text::text)
                .containsExactly("aB\n");
    }

    @Test
    void bytes_thatAreNoJson_areNotPassedOver() {
        assertThatThrownBy(() -> RenderedTexts.in("{\"x\":")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> RenderedTexts.in("\"bare\"")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void text_isNotShown() {
        assertThat(new Text("items/1", "words")).hasToString("Text[items/1]");
    }
}
