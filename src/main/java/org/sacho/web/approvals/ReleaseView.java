package org.sacho.web.approvals;

import java.util.List;
import org.sacho.web.DocumentView;
import org.sacho.web.FindingView;
import org.sacho.web.LabelView;

/// One requested release. `digest` names the content that is approved; `cannotDecide` is the message key that
/// says why this person cannot decide, or empty. `refusal` is the reason given by whoever refused.
public record ReleaseView(
        String id,
        String title,
        LabelView from,
        LabelView to,
        String requestedBy,
        String requestedAt,
        String policy,
        String digest,
        String digestShort,
        int needed,
        List<Approval> given,
        List<FindingView> findings,
        DocumentView document,
        ReleaseState state,
        String cannotDecide,
        String refusal) {
    public ReleaseView {
        given = List.copyOf(given);
        findings = List.copyOf(findings);
    }

    public boolean pending() {
        return state == ReleaseState.PENDING;
    }

    public boolean mayDecide() {
        return pending() && cannotDecide.isEmpty();
    }

    /// An approval already given.
    public record Approval(String by, String at) {}

    @Override
    public String toString() {
        return "ReleaseView[" + id + "]";
    }
}
