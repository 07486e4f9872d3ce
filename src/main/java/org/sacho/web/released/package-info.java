/// Reading released minutes.
@NullMarked
package org.sacho.web.released;

import org.jspecify.annotations.NullMarked;
