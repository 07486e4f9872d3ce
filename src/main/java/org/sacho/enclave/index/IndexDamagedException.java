package org.sacho.enclave.index;

import java.io.IOException;
import org.sacho.enclave.index.SearchIndex.Domain;

/// What lies on the disk is not the index that was committed last: altered, cut, put back from an older copy, or
/// gone. Says which domain, and nothing of what is in it.
public final class IndexDamagedException extends IOException {

    private final Domain domain;

    IndexDamagedException(Domain domain, Throwable cause) {
        this(domain);
        initCause(cause);
    }

    IndexDamagedException(Domain domain) {
        super("a search index is damaged");
        this.domain = domain;
    }

    public Domain domain() {
        return domain;
    }
}
