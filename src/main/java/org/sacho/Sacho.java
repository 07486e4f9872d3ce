package org.sacho;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.sacho.transcript.extract.ExtractWorker;

/// Entry point of the one jar: every command starts here.
public final class Sacho {

    private Sacho() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(ExtractWorker.COMMAND)) {
            // Parsers must not be able to print into the answer.
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            System.exit(ExtractWorker.run(
                    new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out)));
        }
    }
}
