/// Proposed labels with evidence. A machine output is a proposal that can only raise; people decide.
@NullMarked
@ApplicationModule(allowedDependencies = {"label", "label :: us", "policy"})
package org.sacho.classify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
