package org.sacho;

/// Which part of two networks a process is, if there are two.
enum Side {
    /// Everything in one process.
    ALL,
    /// Meetings and the stores that the policy keeps on this side; what is released to the others becomes packages.
    HIGH,
    /// Released minutes that came in packages, and nothing else.
    LOW
}
