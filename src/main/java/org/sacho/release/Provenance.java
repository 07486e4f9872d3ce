package org.sacho.release;

/// How what is kept on a shelf shows, whenever it is read, that a guard let it out.
@FunctionalInterface
public interface Provenance {

    /// The canonical bytes of the minutes within what is kept.
    ///
    /// @throws IllegalStateException if no guard stands for them
    byte[] canonical(byte[] kept);
}
