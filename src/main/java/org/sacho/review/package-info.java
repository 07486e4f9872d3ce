/// People decide: the label of each passage, alone where they keep or raise what was proposed, with a second
/// person where they go below it.
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
package org.sacho.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
