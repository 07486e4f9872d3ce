/// Searching what a person may read.
@NullMarked
package org.sacho.web.search;

import org.jspecify.annotations.NullMarked;
