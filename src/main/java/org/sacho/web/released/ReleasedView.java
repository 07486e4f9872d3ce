package org.sacho.web.released;

import org.sacho.web.DocumentView;

/// Released minutes, as they lie in the store of their readers.
public record ReleasedView(String id, String title, String policy, String digestShort, DocumentView document) {
    @Override
    public String toString() {
        return "ReleasedView[" + id + "]";
    }
}
