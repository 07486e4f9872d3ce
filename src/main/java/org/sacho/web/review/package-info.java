/// Deciding passages: the queue, the passage in its surroundings, the evidence and the decision.
@NullMarked
package org.sacho.web.review;

import org.jspecify.annotations.NullMarked;
