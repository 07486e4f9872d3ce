package org.sacho.web.approvals;

import java.util.List;
import org.sacho.Installation;
import org.sacho.access.Grant;
import org.sacho.label.Label;
import org.sacho.release.ReleaseRequest;
import org.sacho.release.Surroundings;
import org.sacho.web.FindingView;
import org.sacho.web.Labels;
import org.sacho.web.minutes.Findings;
import org.sacho.web.review.PassagePainter;
import org.springframework.stereotype.Component;

/// Shows what the guard found in a requested release, and what was said there.
@Component
class FoundPainter {

    private final Installation sacho;
    private final Labels labels;
    private final Findings findings;
    private final PassagePainter passages;

    FoundPainter(Installation sacho, Labels labels, Findings findings, PassagePainter passages) {
        this.sacho = sacho;
        this.labels = labels;
        this.findings = findings;
        this.passages = passages;
    }

    List<FindingView> findings(ReleaseRequest request) {
        return findings.inWords(request.findings(), request.decided());
    }

    List<ReleaseView.Surrounding> surroundings(Grant grant, ReleaseRequest request) {
        return sacho.releases().surroundings(grant, request).stream()
                .map(around -> paint(around, grant.target().label()))
                .toList();
    }

    private ReleaseView.Surrounding paint(Surroundings around, Label high) {
        var lines = around.passages().stream()
                .map(nearby -> new ReleaseView.Line(
                        nearby.passage().passage().ordinal(),
                        PassagePainter.speaker(nearby.passage()),
                        passages.segments(nearby.passage()),
                        labels.of(nearby.passage().label(high)),
                        nearby.cited()))
                .toList();
        return new ReleaseView.Surrounding(findings.where(around.place()), lines);
    }
}
