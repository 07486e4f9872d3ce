package org.sacho;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.sacho.web.sealed.Unsealing;

/// Lets the person at the terminal unseal the server while it listens. A terminal cannot be told that the
/// question is no longer asked, so what is typed after that is thrown away.
final class ConsoleUnseal {

    private final AtomicReference<Optional<Unsealing>> asking = new AtomicReference<>(Optional.empty());
    private boolean started;

    synchronized void ask(Unsealing unsealing) {
        asking.set(Optional.of(unsealing));
        if (!started) {
            started = true;
            Thread.ofPlatform().name("console").daemon().start(this::listen);
        }
    }

    void stopAsking() {
        asking.set(Optional.empty());
    }

    private void listen() {
        for (var typed = Terminal.awaitPassphrase(); typed.isPresent(); typed = Terminal.awaitPassphrase()) {
            var unsealing = asking.get();
            if (unsealing.isPresent() && typed.get().length > 0) {
                unsealing.get().console(typed.get());
            } else {
                Arrays.fill(typed.get(), '\0');
            }
        }
    }
}
