/// Going out: requests, approvals by two people, the hand-over to the guard, and the shelves on which readers
/// find what came out.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "label",
            "subject",
            "policy",
            "access",
            "guard",
            "crypto",
            "enclave",
            "classify",
            "meeting",
            "minutes",
            "audit"
        })
package org.sacho.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
