/// From one network to another: signed packages, the outbox of the side that sends, and the checks of the side that
/// receives. The format is `src/docs/spec/release-package.md`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "label", "policy", "access", "guard", "crypto", "enclave", "meeting", "minutes", "audit", "release"
        })
package org.sacho.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
