/// The page that seals the running server.
@NullMarked
package org.sacho.web.sealing;

import org.jspecify.annotations.NullMarked;
