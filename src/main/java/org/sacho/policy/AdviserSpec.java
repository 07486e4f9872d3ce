package org.sacho.policy;

import java.net.URI;
import java.time.Duration;

/// The language model that a policy lets speak, and how it is asked. There is no other way to name one.
///
/// @param endpoint scheme, host and port; `/v1/chat/completions` is asked there
/// @param model what the endpoint calls the model
/// @param batch most passages asked about at once
/// @param neighbours how many passages before and after them are shown for what they mean
/// @param concurrency most requests at a time
/// @param characters most characters of transcript in one request; a longer passage is not asked about
/// @param connect how long a connection may take
/// @param answer how long the whole answer may take, to its last byte
public record AdviserSpec(
        URI endpoint,
        String model,
        int batch,
        int neighbours,
        int concurrency,
        int characters,
        Duration connect,
        Duration answer) {}
