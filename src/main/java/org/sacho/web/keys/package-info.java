/// The keys of the stores, without a key, and rotating them.
@NullMarked
package org.sacho.web.keys;

import org.jspecify.annotations.NullMarked;
