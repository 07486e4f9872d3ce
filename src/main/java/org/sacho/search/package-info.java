/// Search: asks the small indexes of what a person may read, and nothing else.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "label",
            "subject",
            "policy",
            "access",
            "guard",
            "enclave",
            "enclave::index",
            "classify",
            "transcript",
            "meeting",
            "minutes",
            "release",
            "audit"
        })
package org.sacho.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
