package org.sacho.audit;

/// How the log is doing.
///
/// @param size number of durable records
/// @param head hash of the last of them, hex
/// @param writable whether anything can still be recorded
public record ChainStatus(long size, String head, Checkpoint latest, boolean writable) {}
