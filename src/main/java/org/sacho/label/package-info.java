/// The lattice of markings: which labels exist, and which of two is the more sensitive.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.sacho.label;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
