package org.sacho.enclave.index;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What the thread itself took, over all operations of an iteration: on a busy machine a steadier figure than the
/// clock.
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ProcessorTime {

    public long processorMicros;
    public long operations;

    interface Operation<T> {
        T run() throws Exception;
    }

    <T> T of(Operation<T> operation) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        var result = operation.run();
        processorMicros += (threads.getCurrentThreadCpuTime() - begin) / 1_000;
        operations++;
        return result;
    }
}
