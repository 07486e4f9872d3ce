package org.sacho.web.approvals;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.sacho.Installation;
import org.sacho.access.Grant;
import org.sacho.destruction.Destruction;
import org.sacho.guard.ContentDigest;
import org.sacho.label.Label;
import org.sacho.meeting.Access;
import org.sacho.meeting.LoweringRequest;
import org.sacho.meeting.RefusedException;
import org.sacho.release.ReleaseRequest;
import org.sacho.release.ReleaseRequest.Status;
import org.sacho.review.Reviews;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.web.Frames;
import org.sacho.web.Labels;
import org.sacho.web.Section;
import org.sacho.web.Words;
import org.sacho.web.review.PassagePainter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What was put before a person for a decision. It is shown with what belongs to it and nothing else of the
/// meeting it comes from.
@Controller
@RequestMapping("/approvals")
class ApprovalsPages {

    private static final int NEEDED = 2;

    private final Installation sacho;
    private final Frames frames;
    private final Labels labels;
    private final ReleasePainter releases;
    private final PassagePainter passages;

    ApprovalsPages(Installation sacho, Frames frames, Labels labels, ReleasePainter releases, PassagePainter passages) {
        this.sacho = sacho;
        this.frames = frames;
        this.labels = labels;
        this.releases = releases;
        this.passages = passages;
    }

    @GetMapping
    String queue(Subject subject, Model model) {
        var shown = new ArrayList<Label>();
        var waiting = sacho.releases().queue(subject).stream()
                .filter(request -> request.status() == Status.PENDING)
                .toList();
        var lowerings = sacho.reviews().queue(subject);
        Stream.concat(
                        waiting.stream().map(ReleaseRequest::id),
                        lowerings.stream().map(lowering -> lowering.request().id()))
                .forEach(id -> shown.add(sacho.access().request(id).label()));
        var destructions = sacho.destructions().list(subject).stream()
                .filter(entry -> entry.status() == Destruction.Status.PENDING)
                .toList();
        destructions.forEach(entry -> shown.add(entry.label()));
        model.addAttribute("frame", frames.around(subject, Section.APPROVALS, labels.highest(shown)));
        model.addAttribute(
                "view",
                new ApprovalsView(
                        waiting.stream().map(request -> row(subject, request)).toList(),
                        lowerings.stream()
                                .map(lowering -> row(subject, lowering))
                                .toList(),
                        destructions.stream().map(entry -> row(subject, entry)).toList()));
        return "approvals/approvals";
    }

    @GetMapping("/releases/{rid}")
    String release(Subject subject, @PathVariable String rid, Model model) {
        var grant = read(subject, rid);
        model.addAttribute(
                "frame",
                frames.around(subject, Section.APPROVALS, grant.target().label()));
        model.addAttribute("view", releases.paint(subject, grant, rid));
        return "approvals/release";
    }

    @PostMapping("/releases/{rid}")
    String decideRelease(
            Subject approver,
            @PathVariable String rid,
            @RequestParam String digest,
            @RequestParam boolean approve,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        sacho.releases().decide(approver, rid, digest(digest), approve, reason);
        next.addFlashAttribute("notice", "approvals.decided");
        return "redirect:/approvals/releases/" + rid;
    }

    @GetMapping("/determinations/{did}")
    String lowering(Subject subject, @PathVariable String did, Model model) {
        var waiting = sacho.reviews().request(subject, did);
        if (waiting.request().status() != LoweringRequest.Status.PENDING) {
            throw new RefusedException(RefusedException.Kind.CONFLICT, "already-decided");
        }
        var high = sacho.access().request(did).label();
        var passage = waiting.passage().passage();
        model.addAttribute("frame", frames.around(subject, Section.APPROVALS, high));
        model.addAttribute(
                "view",
                new LoweringView(
                        passage.ordinal(),
                        passage.speaker() == null ? "" : passage.speaker(),
                        passages.segments(waiting.passage()),
                        labels.of(PassagePainter.proposed(waiting.passage(), high)),
                        passages.evidence(waiting.passage()),
                        passages.lowering(subject, waiting.passage(), high).orElseThrow(RefusedException::notFound)));
        return "approvals/lowering";
    }

    @PostMapping("/determinations/{did}")
    String decideLowering(
            Subject subject,
            @PathVariable String did,
            @RequestParam boolean approve,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        sacho.reviews().decide(subject, did, approve, reason);
        next.addFlashAttribute("notice", "approvals.decided");
        return "redirect:/approvals";
    }

    private Grant read(Subject subject, String request) {
        return Access.orNotFound(
                sacho.monitor().decideRead(subject, sacho.access().request(request)));
    }

    private static ContentDigest digest(String hex) {
        try {
            return new ContentDigest(hex);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusedException.Kind.INVALID, "digest-missing");
        }
    }

    private ApprovalsView.Release row(Subject subject, ReleaseRequest request) {
        return new ApprovalsView.Release(
                request.id(),
                sacho.releases()
                        .asReadersSeeIt(read(subject, request.id()), request)
                        .map(releases::title)
                        .orElse(""),
                labels.of(request.to()),
                request.requester().value(),
                Words.minute(request.at()),
                request.approvals().size(),
                NEEDED,
                request.decided().size(),
                !request.awaits(subject.id()));
    }

    private ApprovalsView.Destroying row(Subject subject, Destruction entry) {
        return new ApprovalsView.Destroying(
                entry.id(),
                labels.of(entry.label()),
                entry.requester().value(),
                Words.minute(entry.at()),
                entry.reason(),
                !entry.awaits(subject.id()) || !subject.fills(Role.APPROVER));
    }

    private ApprovalsView.Lowering row(Subject subject, Reviews.Waiting waiting) {
        var request = waiting.request();
        var high = sacho.access().request(request.id()).label();
        return new ApprovalsView.Lowering(
                request.id(),
                waiting.passage().passage().ordinal(),
                labels.of(PassagePainter.proposed(waiting.passage(), high)),
                labels.of(request.label()),
                request.by().value(),
                Words.minute(request.at()),
                request.reason(),
                "/approvals/determinations/" + request.id(),
                request.by().equals(subject.id()));
    }
}
