package org.sacho.transcript.extract;

/// What stands around the child JVM that reads hostile documents.
public enum Isolation {
    /// A sandbox without network, environment or files: a parser that is taken over finds nothing.
    SANDBOXED,
    /// A process with limits only: it survives crashes, but a parser that is taken over has the server's rights.
    PROCESS_ONLY
}
