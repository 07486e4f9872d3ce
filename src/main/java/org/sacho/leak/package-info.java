/// Looking for words that must not be there, in every form in which they could have come to the disk or into an
/// answer; and asking a server of this machine what it answers.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.sacho.leak;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
