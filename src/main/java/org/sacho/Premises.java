package org.sacho;

import org.sacho.access.ReferenceMonitor;
import org.sacho.audit.AuditLog;
import org.sacho.crypto.Keyring;
import org.sacho.office.Accounts;
import org.sacho.office.PolicyRegister;
import org.sacho.office.Tokens;
import org.sacho.release.Shelves;
import org.sacho.search.Search;
import org.sacho.spill.Incidents;
import org.sacho.subject.Subject;

/// What there is on every side: people, policy, log, released minutes and the search over what a person may read.
/// The screens of the low side see nothing else.
public interface Premises extends AutoCloseable {

    AuditLog audit();

    PolicyRegister policies();

    Accounts accounts();

    Tokens tokens();

    Keyring keyring();

    ReferenceMonitor monitor();

    Shelves shelves();

    Search search();

    Incidents incidents();

    /// Whether meetings are worked on here, and not only read about.
    boolean hasMeetings();

    /// How many requests wait for this person's decision.
    int waitingFor(Subject subject);

    @Override
    void close();
}
