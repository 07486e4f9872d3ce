/// The tamper-evident record: a closed catalogue of events, sealed, hash-chained and checkpointed, and the
/// verifier that needs no secret to check it. The bytes are specified in `src/docs/spec/audit-log.md`.
@NullMarked
@ApplicationModule(allowedDependencies = {"label", "subject", "access", "guard"})
package org.sacho.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
