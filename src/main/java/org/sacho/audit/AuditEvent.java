package org.sacho.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sacho.label.Label;

/// One thing somebody did, or was kept from doing: ids, labels, digests, counts and constants.
///
/// Guarantees that no component accepts Hangul, punctuation of prose or a blank outside a label, so content
/// does not get in by mistake. Does not stop a caller who encodes content on purpose.
///
/// @param object id of what it was done to; may be empty
/// @param label canonical text of the object's label
public record AuditEvent(
        Action action,
        Actor actor,
        String object,
        Optional<String> label,
        Outcome outcome,
        Map<Detail, String> details) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{0,128}");

    public AuditEvent {
        if (!ID.matcher(object).matches()) {
            throw new IllegalArgumentException("the object of an audit event is not an id");
        }
        if (label.isPresent() && !Detail.FROM_LABEL.accepts(label.get())) {
            throw new IllegalArgumentException("the label of an audit event is not a label");
        }
        details.forEach((detail, value) -> {
            if (!detail.accepts(value)) {
                throw new IllegalArgumentException("the value of audit detail " + detail + " is malformed");
            }
        });
        details = Map.copyOf(details);
    }

    public static AuditEvent of(Action action, Actor actor, String object, Outcome outcome) {
        return new AuditEvent(action, actor, object, Optional.empty(), outcome, Map.of());
    }

    public AuditEvent labelled(Label objectLabel) {
        return new AuditEvent(action, actor, object, Optional.of(objectLabel.toString()), outcome, details);
    }

    public AuditEvent with(Detail detail, String value) {
        var more = new EnumMap<Detail, String>(Detail.class);
        more.putAll(details);
        more.put(detail, value);
        return new AuditEvent(action, actor, object, label, outcome, more);
    }
}
