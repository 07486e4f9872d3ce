package org.sacho.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the log is written to: the disk, or in tests one that breaks.
interface Medium {

    Medium DISK = file -> new OnDisk(
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));

    /// Opens a file for appending and creates it if it is not there.
    Appender open(Path file) throws IOException;

    interface Appender extends AutoCloseable {

        /// Returns when the bytes are durable. After an exception nothing is known about them, and trying again
        /// could report success for bytes the kernel has dropped, so the appender must not be used again.
        void append(byte[] bytes) throws IOException;

        @Override
        void close() throws IOException;
    }

    record OnDisk(FileChannel channel) implements Appender {

        @Override
        public void append(byte[] bytes) throws IOException {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
