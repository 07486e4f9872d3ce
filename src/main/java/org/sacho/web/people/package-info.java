/// Accounts, roles and clearances; never content.
@NullMarked
package org.sacho.web.people;

import org.jspecify.annotations.NullMarked;
