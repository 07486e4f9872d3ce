package org.sacho.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sacho.Premises;
import org.sacho.enclave.index.Segment;
import org.sacho.search.Search;
import org.sacho.subject.Subject;
import org.sacho.web.OnEverySide;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Search over what the caller may read.
@OnEverySide
@RestController
class SearchApi {

    private final Premises sacho;

    SearchApi(Premises sacho) {
        this.sacho = sacho;
    }

    record Found(int total, List<Map<String, Object>> hits) {
        @Override
        public String toString() {
            return "Found[" + total + "]";
        }
    }

    @GetMapping("/api/v1/search")
    Found search(Subject subject, @RequestParam(defaultValue = "") String q) {
        var results = sacho.search().find(subject, q);
        return new Found(
                results.total(), results.hits().stream().map(SearchApi::json).toList());
    }

    private static Map<String, Object> json(Search.Hit hit) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("meeting", hit.meeting());
        fields.put("title", hit.title());
        fields.put(
                hit.released() ? "edition" : "passage",
                hit.released() ? hit.label().level().id() : hit.passage());
        if (hit.released()) {
            fields.put("item", hit.passage());
        }
        fields.put("snippet", hit.snippet().stream().map(Segment::text).collect(Collectors.joining()));
        fields.put(
                "matched",
                hit.snippet().stream()
                        .filter(Segment::matched)
                        .map(Segment::text)
                        .toList());
        fields.put("label", hit.label().toString());
        return fields;
    }
}
