package org.sacho.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import org.sacho.web.OnEverySide;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of this interface (OpenAPI 3.1), written by hand and held to the controllers by a test.
@OnEverySide
@RestController
class OpenApi {

    @GetMapping(path = "/api/v1/openapi.json", produces = APPLICATION_JSON_VALUE)
    Resource document() {
        return new ClassPathResource("openapi.json");
    }
}
