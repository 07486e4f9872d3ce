/// Expressions of a policy, run in linear time and only on texts in which they could match.
@NullMarked
package org.sacho.classify.pattern;

import org.jspecify.annotations.NullMarked;
