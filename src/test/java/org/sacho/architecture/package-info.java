/// What is true of the code as a whole.
@NullMarked
package org.sacho.architecture;

import org.jspecify.annotations.NullMarked;
