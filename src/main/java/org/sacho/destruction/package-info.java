/// Destruction of meetings by two people: asked for, confirmed, done, certified, and kept in a register.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"label", "subject", "policy", "access", "guard", "audit", "enclave", "meeting"})
package org.sacho.destruction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
