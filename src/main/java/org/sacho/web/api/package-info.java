/// The REST interface under `/api/v1`: names and shapes that scripts rely on.
@NullMarked
package org.sacho.web.api;

import org.jspecify.annotations.NullMarked;
