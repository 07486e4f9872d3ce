package org.sacho.meeting;

/// A record as it was read, with the version a change of it must name.
public record Versioned<T>(T value, long version) {}
