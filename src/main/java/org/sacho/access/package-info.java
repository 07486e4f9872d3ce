/// The reference monitor: every read, every change and every release is decided here, with reasons.
@NullMarked
@ApplicationModule(allowedDependencies = {"label", "subject"})
package org.sacho.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
