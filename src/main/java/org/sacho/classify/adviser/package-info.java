/// The adapter to a language model on the closed network. What is said to it is data, what it says can only raise,
/// and whatever goes wrong with it leaves the passage at the highest label.
@NullMarked
package org.sacho.classify.adviser;

import org.jspecify.annotations.NullMarked;
