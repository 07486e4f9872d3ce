/// Full-text search over one sealed index for each label of a meeting, so that what a reader may not see has no
/// influence on what they find.
@NullMarked
@NamedInterface("index")
package org.sacho.enclave.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
