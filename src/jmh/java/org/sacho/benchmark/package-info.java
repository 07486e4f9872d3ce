/// How fast it is, measured with JMH. What was measured, with the commands, is in `src/docs/benchmarks.md`.
@NullMarked
package org.sacho.benchmark;

import org.jspecify.annotations.NullMarked;
