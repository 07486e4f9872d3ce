/// A working meeting: what arrived, its passages, what was proposed and determined about each, and how far it
/// has come. Everything here is held at the meeting's system high in its home store.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "label",
            "subject",
            "policy",
            "access",
            "guard",
            "enclave",
            "transcript",
            "classify",
            "audit"
        })
package org.sacho.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
