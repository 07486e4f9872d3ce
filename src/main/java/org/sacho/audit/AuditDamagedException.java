package org.sacho.audit;

/// The log is not what was written. It names the first bad record and stays closed until a person has decided.
public final class AuditDamagedException extends Exception {

    private final transient Verification.Broken finding;

    AuditDamagedException(long firstBad, Verification.What what, String sentence) {
        super("audit record " + firstBad + ": " + sentence);
        this.finding = new Verification.Broken(firstBad, what, sentence);
    }

    public Verification.Broken finding() {
        return finding;
    }
}
