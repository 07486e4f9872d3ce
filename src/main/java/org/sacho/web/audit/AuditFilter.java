package org.sacho.web.audit;

/// The filter as typed; an empty field does not filter.
public record AuditFilter(String from, String to, String subject, String action, String outcome) {

    public static AuditFilter none() {
        return new AuditFilter("", "", "", "", "");
    }
}
