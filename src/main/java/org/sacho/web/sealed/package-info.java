/// What answers while the installation is sealed: health, the unsealing page, and nothing else.
@NullMarked
package org.sacho.web.sealed;

import org.jspecify.annotations.NullMarked;
