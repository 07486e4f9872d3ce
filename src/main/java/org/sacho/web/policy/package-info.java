/// The policy in force, its rules, and changing it with two people.
@NullMarked
package org.sacho.web.policy;

import org.jspecify.annotations.NullMarked;
