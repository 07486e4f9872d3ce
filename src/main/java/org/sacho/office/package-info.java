/// The office of the installation: people with their clearances and tokens, and the policies proposed, in
/// force and retired. Holds no content of meetings.
@NullMarked
@ApplicationModule(allowedDependencies = {"label", "subject", "policy", "crypto", "enclave", "audit", "classify"})
package org.sacho.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
