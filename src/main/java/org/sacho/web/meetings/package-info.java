/// The list of meetings, a new meeting, and where one meeting stands.
@NullMarked
package org.sacho.web.meetings;

import org.jspecify.annotations.NullMarked;
