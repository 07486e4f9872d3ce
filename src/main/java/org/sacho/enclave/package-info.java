/// The sealed stores: one per enclave, each with its own database, keys and folder. On disk are envelopes only.
@NullMarked
@ApplicationModule(allowedDependencies = {"label", "policy", "crypto"})
package org.sacho.enclave;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
