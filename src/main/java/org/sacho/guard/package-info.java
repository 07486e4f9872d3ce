/// The only way down. Content leaves the level of its meeting in this package or nowhere.
@NullMarked
@ApplicationModule(allowedDependencies = {"label", "subject", "policy", "access"})
package org.sacho.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
