/// Tests of the whole server from outside: over HTTPS, with a browser, by the files it writes, by kill.
@NullMarked
package org.sacho.server;

import org.jspecify.annotations.NullMarked;
