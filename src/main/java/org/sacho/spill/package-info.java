/// What went lower than it may: taking it back from everywhere, who saw it, and the record of what was done.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "label", "subject", "policy", "access", "enclave", "meeting", "release", "review", "search", "audit"
        })
package org.sacho.spill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
