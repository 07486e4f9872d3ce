/// Signing in and out.
@NullMarked
package org.sacho.web.signin;

import org.jspecify.annotations.NullMarked;
