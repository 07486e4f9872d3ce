/// Envelope encryption bound to the enclave, record, version and label it protects, and the keys it hangs on.
@NullMarked
@ApplicationModule(allowedDependencies = {"label", "policy"})
package org.sacho.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
