package org.sacho.web.sealed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnsealFormTest {

    private static String field(String body, String name) {
        return UnsealForm.field(body.getBytes(US_ASCII), name)
                .map(bytes -> new String(UnsealForm.characters(bytes)))
                .orElse("none");
    }

    @Test
    void field_encodedByABrowser_isDecoded() {
        assertThat(field("_csrf=00ff&share=AB12-+cd%0D%0A", "share")).isEqualTo("AB12- cd\r\n");
        assertThat(field("_csrf=00ff&share=AB12", "_csrf")).isEqualTo("00ff");
    }

    @Test
    void field_missingEmptyOrBroken_neverFails() {
        assertThat(field("", "share")).isEqualTo("none");
        assertThat(field("shares=1&ashare=2", "share")).isEqualTo("none");
        assertThat(field("share=", "share")).isEmpty();
        assertThat(field("share=%", "share")).isEqualTo("%");
        assertThat(field("share=%zz1", "share")).hasSize(2);
    }
}
