/// Gets the text out of office and PDF files in a throw-away child JVM, which is the crash boundary around parsers.
@NullMarked
@NamedInterface("extract")
package org.sacho.transcript.extract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
