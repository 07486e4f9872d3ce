/// Passages that went too low: reporting one, what was done about it, and telling those who had seen it.
@NullMarked
package org.sacho.web.incidents;

import org.jspecify.annotations.NullMarked;
