package org.sacho.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A Sacho server in a JVM of its own, on loopback and a free port, as `java … serve --demo` starts it.
public final class ServerProcess implements AutoCloseable {

    /// The password of every demonstration account in tests.
    public static final String PASSWORD = "exercise-only-password";

    private static final String READY = "Sacho ready: ";
    private static final String SEALED = "Sacho sealed: ";
    private static final int START_SECONDS = 120;

    private final Process process;
    private final URI base;
    private final List<String> output;

    private ServerProcess(Process process, URI base, List<String> output) {
        this.process = process;
        this.base = base;
        this.output = output;
    }

    /// Starts a demonstration server on this data folder and waits until it answers.
    ///
    /// @param options further options of `serve`
    public static ServerProcess demo(Path data, String... options) {
        return start(command(data, options), READY);
    }

    /// The same on a site of its own.
    static ServerProcess demo(Site site, String... options) {
        var command = new ArrayList<>(site.under());
        command.addAll(command(site.data(), options));
        return start(command, READY);
    }

    /// Starts a server on an installation without telling it the passphrase, and waits until it listens.
    static ServerProcess sealed(Path data, String... options) {
        var command = new ArrayList<>(java(data));
        command.addAll(List.of(options));
        return start(command, SEALED);
    }

    /// Starts a server on an installation that is no demonstration and waits until it answers.
    static ServerProcess serving(Path data, Path passphrase, String... options) {
        var command = new ArrayList<>(java(data));
        command.addAll(List.of(options));
        command.addAll(List.of("--passphrase-file", passphrase.toString()));
        return start(command, READY);
    }

    /// Starts a demonstration server and kills it after this time, ready or not.
    static void killWhileStarting(Path data, Duration after) {
        try {
            var process = new ProcessBuilder(command(data))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(after)) {
                throw new IllegalStateException("the server ended by itself with " + process.exitValue());
            }
            process.destroyForcibly().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Path data, String... options) {
        var command = new ArrayList<>(java(data));
        command.add("--demo");
        command.addAll(List.of(options));
        return command;
    }

    private static List<String> java(Path data) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "--enable-native-access=ALL-UNNAMED",
                // The log configuration of the product, not of the tests.
                "-Dlogging.config=classpath:logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sacho.Sacho",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString());
    }

    private static ServerProcess start(List<String> command, String announcement) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("SACHO_DEMO_PASSWORD", PASSWORD);
            builder.environment().remove("SACHO_PASSPHRASE");
            var process = builder.start();
            var output = new CopyOnWriteArrayList<String>();
            var ready = new CompletableFuture<URI>();
            Thread.ofPlatform()
                    .daemon()
                    .name("server-output")
                    .start(() -> follow(process, output, ready, announcement));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
            return new ServerProcess(process, ready.get(START_SECONDS, TimeUnit.SECONDS), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server did not become ready", e);
        }
    }

    private static void follow(
            Process process, List<String> output, CompletableFuture<URI> ready, String announcement) {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                    output.notifyAll();
                }
                if (line.startsWith(announcement)) {
                    ready.complete(URI.create(line.substring(announcement.length())));
                }
            }
            ready.completeExceptionally(new IllegalStateException("the server ended: " + output));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /// Waits until the server has said for this many times that it is ready.
    void awaitReady(int times) {
        await(READY, times);
    }

    void awaitSealed(int times) {
        await(SEALED, times);
    }

    private void await(String announcement, int times) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        synchronized (output) {
            while (output.stream().filter(line -> line.startsWith(announcement)).count() < times) {
                long left = end - System.nanoTime();
                if (left <= 0 || !process.isAlive()) {
                    throw new IllegalStateException("the server did not say " + announcement + ": " + output);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(output, Math.min(left, TimeUnit.SECONDS.toNanos(1)));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    public URI base() {
        return base;
    }

    public long pid() {
        return process.pid();
    }

    /// Everything the server has printed, both streams.
    public List<String> output() {
        return List.copyOf(output);
    }

    /// Signs in and gives the REST interface as this account.
    public Api as(String account) {
        return Api.signIn(base, account, PASSWORD);
    }

    /// The REST interface without signing in.
    public Api anonymous() {
        return Api.anonymous(base);
    }

    /// `kill -9`: the server gets no chance to finish anything.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Asks the server to stop and waits until it has.
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
