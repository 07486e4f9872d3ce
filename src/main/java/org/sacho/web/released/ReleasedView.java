package org.sacho.web.released;

import org.sacho.web.DocumentView;

/// Released minutes, as they lie in the store of their readers. `source` is the id of the meeting for those who may
/// report a passage of it, else empty.
public record ReleasedView(
        String id, String title, String policy, String digestShort, DocumentView document, String source) {
    @Override
    public String toString() {
        return "ReleasedView[" + id + "]";
    }
}
