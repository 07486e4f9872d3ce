package org.sacho.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;

/// Keeps the memory of this process out of core files: whatever the shell or the service manager allows, the process
/// takes the permission away from itself. It cannot be taken back without privileges.
///
/// Calls `setrlimit` and `prctl` of the C library (Linux); not marking the process dumpable also keeps other programs
/// of the same account from tracing it. Does not keep the machine's administrator from reading memory.
public final class CoreDumps {

    private static final int RLIMIT_CORE = 4;
    private static final int PR_SET_DUMPABLE = 4;

    private CoreDumps() {}

    /// Whether it could be done; if not, the machine has to see to it.
    @SuppressWarnings("restricted")
    public static boolean forbid() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            // struct rlimit: soft and hard limit, both 0.
            var none = arena.allocate(MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG));
            var linker = Linker.nativeLinker();
            var library = linker.defaultLookup();
            var setrlimit = linker.downcallHandle(
                    library.findOrThrow("setrlimit"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            var prctl = linker.downcallHandle(
                    library.findOrThrow("prctl"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
            return (int) setrlimit.invokeExact(RLIMIT_CORE, none) == 0
                    && (int) prctl.invokeExact(PR_SET_DUMPABLE, 0L) == 0;
        } catch (Throwable e) {
            if (e instanceof Error error && !(e instanceof LinkageError)) {
                throw error;
            }
            return false;
        }
    }
}
