package org.sacho.web.api;

import org.sacho.web.OnEverySide;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the server lives and is ready, without a word more.
@OnEverySide
@RestController
class HealthApi {

    @GetMapping("/livez")
    ResponseEntity<Void> live() {
        return ResponseEntity.ok().build();
    }

    @GetMapping("/readyz")
    ResponseEntity<Void> ready() {
        return ResponseEntity.ok().build();
    }
}
