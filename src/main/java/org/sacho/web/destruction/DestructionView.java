package org.sacho.web.destruction;

import java.util.List;
import org.sacho.enclave.Kind;
import org.sacho.web.LabelView;

/// A destruction as one person sees it.
///
/// @param reason empty for who may not read it
/// @param awaited whether this person may decide on it
public record DestructionView(
        String id,
        String meeting,
        LabelView label,
        String requestedBy,
        String requestedAt,
        String reason,
        String state,
        Confirmed confirmed,
        Going going,
        Proof proof,
        boolean awaited) {

    /// Who confirmed or refused; empty texts while nobody has.
    public record Confirmed(String by, String at, String reason) {
        @Override
        public String toString() {
            return "Confirmed[" + by + "]";
        }
    }

    /// What goes, or went, and what stays.
    public record Going(List<Row> rows, int records, String digest, List<String> released) {
        public Going {
            rows = List.copyOf(rows);
            released = List.copyOf(released);
        }
    }

    /// How many records of a kind.
    public record Row(Kind kind, int count) {}

    /// The certificate; empty texts while there is none.
    public record Proof(String statement, String signature, String key, String at) {}

    @Override
    public String toString() {
        return "DestructionView[" + id + ", " + state + "]";
    }
}
