/// What the machine around the server could give away of its memory and its files, and what the server can do
/// about that itself.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.sacho.host;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
