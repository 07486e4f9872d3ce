/// The root: the commands and the one place where the objects are wired together.
@NullMarked
package org.sacho;

import org.jspecify.annotations.NullMarked;
