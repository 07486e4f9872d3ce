/// Everything people and programs talk to: pages, the REST interface, sign-in, headers.
@NullMarked
@ApplicationModule
package org.sacho.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
