package org.sacho.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Looks at the machine and at how this JVM was started, and says what would let content or keys out behind the
/// server's back, and what to do about it. Warns only: the machine is the administrator's.
///
/// Knows Linux. Elsewhere, and where a file of the system cannot be read, it says that it could not look.
public final class HostCheck {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);
    private static final List<String> DEBUGGERS = List.of("-agentlib:jdwp", "-Xrunjdwp", "-Xdebug", "-javaagent:");

    private final Path root;
    private final Path data;
    private final Jvm jvm;

    /// How a JVM was started.
    ///
    /// @param arguments as given, without the main class
    /// @param flag the value of a flag of HotSpot by name; empty if this JVM has no such flag
    /// @param variables names of the variables in its environment
    record Jvm(List<String> arguments, Function<String, String> flag, Set<String> variables) {
        Jvm {
            arguments = List.copyOf(arguments);
            variables = Set.copyOf(variables);
        }
    }

    HostCheck(Path root, Path data, Jvm jvm) {
        this.root = root;
        this.data = data;
        this.jvm = jvm;
    }

    /// For this JVM on this machine.
    ///
    /// @param data the folder that holds everything
    public static HostCheck here(Path data) {
        return new HostCheck(Path.of("/"), data, ThisJvm.look());
    }

    /// One sentence each; none if there is nothing to warn of.
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        warnings.addAll(aboutTheJvm());
        warnings.addAll(aboutTheFolder());
        warnings.addAll(aboutSwap());
        return warnings;
    }

    private List<String> aboutTheJvm() {
        var warnings = new ArrayList<String>();
        if (jvm.arguments().stream().anyMatch(HostCheck::isDebugger)) {
            warnings.add(
                    "a debugger or agent is attached and can read everything; start without -agentlib and -javaagent");
        }
        if (!isOn("DisableAttachMechanism")) {
            warnings.add("other programs of this account can attach to the server and read everything;"
                    + " start java with -XX:+DisableAttachMechanism");
        }
        if (isOn("HeapDumpOnOutOfMemoryError")) {
            warnings.add("the memory would be written to the disk in clear when it runs out;"
                    + " start java with -XX:-HeapDumpOnOutOfMemoryError");
        }
        if (jvm.variables().contains("SACHO_PASSPHRASE")) {
            warnings.add("the passphrase stands in the environment, where programs of this account can read it;"
                    + " use --passphrase-file or unseal the server after its start");
        }
        return warnings;
    }

    private static boolean isDebugger(String argument) {
        return DEBUGGERS.stream().anyMatch(argument::startsWith);
    }

    private boolean isOn(String flag) {
        return jvm.flag().apply(flag).equals("true");
    }

    private List<String> aboutTheFolder() {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try {
            var permissions = Files.getPosixFilePermissions(data);
            return permissions.stream().anyMatch(OTHERS::contains)
                    ? List.of("everybody on this machine can look into the data folder; run chmod 700 on it")
                    : List.of();
        } catch (IOException | UnsupportedOperationException e) {
            return List.of("the permissions of the data folder cannot be read; make sure that nobody else has any");
        }
    }

    private List<String> aboutSwap() {
        var swaps = root.resolve("proc/swaps");
        if (!Files.exists(swaps)) {
            return List.of("it cannot be found out whether memory is swapped to the disk; have swapping switched off");
        }
        try {
            boolean inClear = lines(swaps).skip(1).map(HostCheck::firstWord).anyMatch(this::isInClear);
            return inClear && !mayNotSwap()
                    ? List.of("memory can be swapped to the disk in clear; run swapoff -a, encrypt the swap device,"
                            + " or start the service with MemorySwapMax=0")
                    : List.of();
        } catch (IOException e) {
            return List.of("it cannot be found out whether memory is swapped to the disk; have swapping switched off");
        }
    }

    /// A device that dm-crypt stands before, and one in memory, are not in clear on a disk.
    private boolean isInClear(String device) {
        var name = Path.of(device).getFileName().toString();
        if (name.startsWith("zram")) {
            return false;
        }
        try {
            return lines(root.resolve("sys/block").resolve(name).resolve("dm/uuid"))
                    .noneMatch(uuid -> uuid.startsWith("CRYPT-"));
        } catch (IOException e) {
            // No such file: not a mapped device.
            return true;
        }
    }

    /// Whether the service manager keeps this process out of the swap space, as MemorySwapMax=0 does.
    private boolean mayNotSwap() {
        try {
            for (var group : lines(root.resolve("proc/self/cgroup")).toList()) {
                var limit = root.resolve("sys/fs/cgroup")
                        .resolve(group.substring(group.lastIndexOf(':') + 1).replaceFirst("^/", ""))
                        .resolve("memory.swap.max");
                if (Files.exists(limit) && lines(limit).findFirst().equals(Optional.of("0"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String firstWord(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    private static Stream<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream();
    }
}
