/// Who is asking: people, their clearance and their roles.
@NullMarked
@ApplicationModule(allowedDependencies = {"label"})
package org.sacho.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
