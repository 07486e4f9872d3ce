/// What only the low side of two networks serves: released minutes where the other sides have meetings.
@NullMarked
package org.sacho.web.low;

import org.jspecify.annotations.NullMarked;
