/// The log as the auditor reads it: who, what, when, from where, outcome and label; never content.
@NullMarked
package org.sacho.web.audit;

import org.jspecify.annotations.NullMarked;
