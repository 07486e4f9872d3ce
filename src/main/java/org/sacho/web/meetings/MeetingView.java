package org.sacho.web.meetings;

import java.util.List;
import org.sacho.web.LabelView;

/// One meeting: its facts, its upload progress, and the stages from upload to release.
public record MeetingView(
        String id,
        String title,
        String heldAt,
        String place,
        String host,
        LabelView label,
        LabelView ceiling,
        String fileDigest,
        ProgressView progress,
        List<Stage> stages,
        NextStep next,
        String nextHref,
        boolean mayDelete,
        boolean mayDestroy,
        boolean destructionAsked) {
    public MeetingView {
        stages = List.copyOf(stages);
    }

    /// The stages in their order.
    public enum StageName {
        UPLOAD,
        REVIEW,
        MINUTES,
        APPROVAL,
        RELEASE
    }

    /// A stage; `href` is empty when this person has nothing to open there.
    public record Stage(StageName name, StepState state, int done, int total, String href) {}

    @Override
    public String toString() {
        return "MeetingView[" + id + "]";
    }
}
