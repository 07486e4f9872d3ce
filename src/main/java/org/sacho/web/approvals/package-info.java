/// What waits for an approver, and one release exactly as the lower side will see it.
@NullMarked
package org.sacho.web.approvals;

import org.jspecify.annotations.NullMarked;
