package org.sacho.web.destruction;

import org.sacho.web.destruction.DestructionView.Going;

/// A meeting whose destruction somebody thinks of asking for.
///
/// @param pending whether it was asked for already
public record AskView(String meeting, String title, boolean pending, Going going) {
    @Override
    public String toString() {
        return "AskView[" + meeting + "]";
    }
}
