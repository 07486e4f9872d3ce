package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Signs checkpoints and puts each in every place where they are kept on this machine. One of these failing is the
/// log failing: the copy is the evidence.
final class CheckpointWriter {

    private final Keys keys;
    private final Clock clock;
    private final List<Medium.Appender> places;
    private final Consumer<Checkpoint> sender;
    private volatile Stores stores;

    /// @param known how far the stores had come when the log was signed last; holds until somebody knows better
    /// @param sender is given each checkpoint once it is durable, and returns at once
    CheckpointWriter(
            Keys keys, Clock clock, List<Medium.Appender> places, List<StoreState> known, Consumer<Checkpoint> sender) {
        this.keys = keys;
        this.clock = clock;
        this.places = List.copyOf(places);
        this.stores = () -> known;
        this.sender = sender;
    }

    void watch(Stores present) {
        stores = present;
    }

    /// Returns when the checkpoint is durable everywhere.
    Checkpoint sign(long size, Hash root) throws IOException {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var checkpoint = Checkpoint.sign(
                keys.verifier(), keys.checkpoint(), new Checkpoint.Statement(size, root, at, stores.states()));
        byte[] note = checkpoint.note().getBytes(UTF_8);
        for (var place : places) {
            place.append(note);
        }
        sender.accept(checkpoint);
        return checkpoint;
    }

    void close() throws IOException {
        var failures = new ArrayList<IOException>();
        for (var place : places) {
            try {
                place.close();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        Optional<IOException> first = failures.stream().findFirst();
        if (first.isPresent()) {
            throw first.get();
        }
    }
}
