/// Reads what a meeting's participants said out of the files that recorders and clerks produce.
///
/// Text formats are read in this process by small strict grammars; office files go through a [DocumentExtractor].
/// Guarantee: a [Transcript] is the whole of what the source says, or there is none: every doubt is a
/// [MalformedTranscriptException].
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.sacho.transcript;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
