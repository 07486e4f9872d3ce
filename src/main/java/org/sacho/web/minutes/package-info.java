/// Writing the minutes: the transcript beside one edition.
@NullMarked
package org.sacho.web.minutes;

import org.jspecify.annotations.NullMarked;
