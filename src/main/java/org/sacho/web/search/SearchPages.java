package org.sacho.web.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.sacho.Premises;
import org.sacho.label.Label;
import org.sacho.search.Search;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.OnEverySide;
import org.sacho.web.Section;
import org.sacho.web.SegmentView;
import org.sacho.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Searching what a person may read. The question is content and stands in no address.
@OnEverySide
@Controller
class SearchPages {

    private static final String MATCHED = "query";

    private final Premises sacho;
    private final Frames frames;
    private final Labels labels;
    private final Words words;

    SearchPages(Premises sacho, Frames frames, Labels labels, Words words) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.words = words;
    }

    @GetMapping("/search")
    String form(Subject subject, Model model) {
        model.addAttribute("frame", frames.around(subject, Section.SEARCH, labels.bottom()));
        model.addAttribute("view", new SearchView("", false, 0, List.of()));
        return "search/search";
    }

    @PostMapping("/search")
    String find(Subject subject, @RequestParam(defaultValue = "") String q, Model model) {
        var results = sacho.search().find(subject, q);
        var shown = new ArrayList<Label>();
        var byMeeting = new LinkedHashMap<String, List<Search.Hit>>();
        for (var hit : results.hits()) {
            shown.add(sacho.search().withTitle(hit));
            byMeeting.computeIfAbsent(hit.meeting(), id -> new ArrayList<>()).add(hit);
        }
        model.addAttribute("frame", frames.around(subject, Section.SEARCH, labels.highest(shown)));
        model.addAttribute(
                "view",
                new SearchView(
                        q,
                        true,
                        results.total(),
                        byMeeting.values().stream().map(this::group).toList()));
        return "search/search";
    }

    private SearchView.Group group(List<Search.Hit> hits) {
        var first = hits.getFirst();
        return new SearchView.Group(
                first.title(),
                labels.of(sacho.search().withTitle(first)),
                hits.stream().map(this::hit).toList());
    }

    private SearchView.Hit hit(Search.Hit hit) {
        // A passage's id is its number with a letter before it.
        return new SearchView.Hit(
                hit.released()
                        ? "/released/" + hit.meeting() + "#item-" + hit.passage()
                        : "/meetings/" + hit.meeting() + "/review?filter=ALL&p=" + hit.passage(),
                hit.released()
                        ? words.of("search.item", hit.passage())
                        : words.of("search.passage", hit.passage().substring(1)),
                labels.of(hit.label()),
                hit.snippet().stream()
                        .map(segment -> new SegmentView(segment.text(), segment.matched() ? MATCHED : ""))
                        .toList());
    }
}
