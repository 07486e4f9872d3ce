package org.sacho.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The tokens that a PKCS#11 library has in its slots now, with what each says of its PIN. SunPKCS11 finds a
/// token by the number of its slot only, and tells nothing of tries left.
///
/// Layouts are those of PKCS#11 2.40 on 64-bit Linux, where `CK_ULONG` has 8 bytes.
final class TokenSlots {

    private static final int TOKEN_INFO_BYTES = 208;
    private static final int LABEL_BYTES = 32;
    private static final int SERIAL_AT = 80;
    private static final int SERIAL_BYTES = 16;
    private static final int FLAGS_AT = 96;
    private static final long FEW_TRIES_LEFT = 0x10000;
    private static final long LAST_TRY_LEFT = 0x20000;
    private static final long PIN_LOCKED = 0x40000;
    private static final long INITIALIZED = 0x400;

    private static final int INITIALIZE = 0;
    private static final int GET_SLOT_LIST = 4;
    private static final int GET_TOKEN_INFO = 6;
    private static final int FUNCTIONS = 7;

    private static final long OK = 0;
    private static final long ALREADY_INITIALIZED = 0x191;
    private static final long OS_LOCKING = 2;
    private static final int INITIALIZE_ARGUMENTS_LONGS = 6;
    private static final int FLAGS_ARGUMENT = 4;
    private static final int MOST_SLOTS = 256;

    /// A token in a slot.
    record Slot(long id, String label, String serial, Tries tries) {}

    /// What is left of the PIN.
    enum Tries {
        UNKNOWN,
        FEW,
        LAST,
        NONE
    }

    private TokenSlots() {}

    /// @throws IllegalStateException if the library does not answer as PKCS#11 libraries do
    static List<Slot> in(Path library) {
        try (var arena = Arena.ofConfined()) {
            var functions = functions(library, arena);
            var arguments = arena.allocate(JAVA_LONG, INITIALIZE_ARGUMENTS_LONGS);
            arguments.setAtIndex(JAVA_LONG, FLAGS_ARGUMENT, OS_LOCKING);
            long initialized = call(function(functions, INITIALIZE, ADDRESS), arguments);
            if (initialized != OK && initialized != ALREADY_INITIALIZED) {
                throw new IllegalStateException("C_Initialize failed with " + initialized);
            }
            var slots = new ArrayList<Slot>();
            for (long id : ids(functions, arena)) {
                var info = arena.allocate(TOKEN_INFO_BYTES, Long.BYTES);
                long answered = call(function(functions, GET_TOKEN_INFO, JAVA_LONG, ADDRESS), id, info);
                if (answered == OK && (info.get(JAVA_LONG, FLAGS_AT) & INITIALIZED) != 0) {
                    slots.add(slot(id, info));
                }
            }
            return slots;
        }
    }

    @SuppressWarnings("restricted") // loading the administrator's library is the purpose
    private static MemorySegment functions(Path library, Arena arena) {
        // For good: unloading a library that keeps state for SunPKCS11 would pull it from under that.
        var getFunctionList = SymbolLookup.libraryLookup(library, Arena.global())
                .find("C_GetFunctionList")
                .orElseThrow(() -> new IllegalStateException("this is no PKCS#11 library"));
        var list = arena.allocate(ADDRESS);
        var handle = Linker.nativeLinker().downcallHandle(getFunctionList, FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        if (call(handle, list) != OK) {
            throw new IllegalStateException("C_GetFunctionList failed");
        }
        // A version of two bytes, padded, then one address per function.
        return list.get(ADDRESS, 0).reinterpret(ADDRESS.byteSize() * (1 + FUNCTIONS));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(
            MemorySegment functions, int index, java.lang.foreign.MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(functions.getAtIndex(ADDRESS, 1L + index), FunctionDescriptor.of(JAVA_LONG, arguments));
    }

    private static long[] ids(MemorySegment functions, Arena arena) {
        var count = arena.allocate(JAVA_LONG);
        var getSlotList = function(functions, GET_SLOT_LIST, JAVA_BYTE, ADDRESS, ADDRESS);
        // Asking for the number alone makes the library look at its slots again.
        call(getSlotList, (byte) 1, MemorySegment.NULL, count);
        count.set(JAVA_LONG, 0, MOST_SLOTS);
        var ids = arena.allocate(JAVA_LONG, MOST_SLOTS);
        if (call(getSlotList, (byte) 1, ids, count) != OK) {
            return new long[0];
        }
        return ids.asSlice(0, count.get(JAVA_LONG, 0) * Long.BYTES).toArray(JAVA_LONG);
    }

    private static Slot slot(long id, MemorySegment info) {
        long flags = info.get(JAVA_LONG, FLAGS_AT);
        return new Slot(id, text(info, 0, LABEL_BYTES), text(info, SERIAL_AT, SERIAL_BYTES), tries(flags));
    }

    static Tries tries(long flags) {
        if ((flags & PIN_LOCKED) != 0) {
            return Tries.NONE;
        }
        if ((flags & LAST_TRY_LEFT) != 0) {
            return Tries.LAST;
        }
        return (flags & FEW_TRIES_LEFT) != 0 ? Tries.FEW : Tries.UNKNOWN;
    }

    /// Fields are padded with blanks.
    private static String text(MemorySegment info, int from, int length) {
        return new String(info.asSlice(from, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8).strip();
    }

    private static long call(MethodHandle function, Object... arguments) {
        try {
            return (long) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("the PKCS#11 library cannot be called", e);
        }
    }
}
