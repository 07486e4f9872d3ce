package org.sacho.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The colours of the levels, as the policy in force has them.
@OnEverySide
@Controller
class LabelColours {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final Labels labels;

    LabelColours(Labels labels) {
        this.labels = labels;
    }

    @GetMapping("/labels.css")
    ResponseEntity<String> colours() {
        return ResponseEntity.ok().contentType(CSS).body(labels.styleSheet());
    }
}
