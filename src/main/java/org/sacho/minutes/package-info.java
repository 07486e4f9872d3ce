/// Drafting: one edition of the minutes for each audience, from the passages of that audience only.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "label",
            "subject",
            "policy",
            "access",
            "guard",
            "enclave",
            "classify",
            "transcript",
            "meeting",
            "audit"
        })
package org.sacho.minutes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
