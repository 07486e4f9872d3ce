package org.sacho;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Does something at every step of the clock, e.g. at each full minute: when exactly it was asked for does not
/// show.
final class Ticks implements DropOption.Watch {

    private static final long STOP_SECONDS = 30;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private Ticks(long step, Runnable work, Consumer<RuntimeException> failed) {
        this.thread = Thread.ofPlatform().daemon().name("drop-folder").unstarted(() -> run(step, work, failed));
    }

    static Ticks start(int seconds, Runnable work, Consumer<RuntimeException> failed) {
        var ticks = new Ticks(TimeUnit.SECONDS.toMillis(seconds), work, failed);
        ticks.thread.start();
        return ticks;
    }

    private void run(long step, Runnable work, Consumer<RuntimeException> failed) {
        try {
            while (!stop.await(step - System.currentTimeMillis() % step, TimeUnit.MILLISECONDS)) {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    failed.accept(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets a look under way end.
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
