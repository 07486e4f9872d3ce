package org.sacho.server;

/// A stage of the flow in which the server is killed: a number of steps of the same sort, and how each looks
/// afterwards.
interface Stage {

    /// What a step left.
    enum Found {
        WHOLE,
        NOTHING
    }

    /// At least 2.
    int steps();

    /// Does a step; what has returned is acknowledged.
    void act(int step);

    /// What the server knows of the step after its restart.
    ///
    /// @throws AssertionError if that is a part of it
    Found look(int step);

    /// Takes what the stage began to its end.
    void complete();

    /// Whether the server is killed right after the last step instead of in the middle of one.
    default boolean afterLast() {
        return false;
    }
}
