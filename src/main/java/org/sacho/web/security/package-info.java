/// Signing in, what each route asks for, headers and TLS.
@NullMarked
package org.sacho.web.security;

import org.jspecify.annotations.NullMarked;
