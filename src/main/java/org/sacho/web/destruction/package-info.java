/// Destruction of a meeting: the request, the confirmation, the register.
@NullMarked
package org.sacho.web.destruction;

import org.jspecify.annotations.NullMarked;
