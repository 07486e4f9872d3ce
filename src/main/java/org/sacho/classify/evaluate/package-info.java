/// Measures what a policy and a model would propose for passages whose labels are known.
@NullMarked
package org.sacho.classify.evaluate;

import org.jspecify.annotations.NullMarked;
