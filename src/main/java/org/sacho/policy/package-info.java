/// The rules in force: a YAML pack read once, validated whole, immutable, named by its digest.
@NullMarked
@ApplicationModule(allowedDependencies = {"label"})
package org.sacho.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
