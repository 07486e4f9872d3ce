package org.sacho.transcript.extract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.sacho.transcript.DocumentExtractor;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// Runs the worker's code in the test's own JVM: the same bytes in and out, without the price of a process.
record InProcess(int maxCharacters) implements DocumentExtractor {

    InProcess() {
        this(2_000_000);
    }

    @Override
    public String extract(String fileName, byte[] source) throws MalformedTranscriptException {
        try {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            new WorkerRequest(maxCharacters, source).write(new DataOutputStream(request));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ExtractWorker.run(new ByteArrayInputStream(request.toByteArray()), answer);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer.toByteArray()));
            in.readByte();
            if (in.read() == ExtractWorker.TEXT) {
                return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            }
            throw new MalformedTranscriptException(Reason.valueOf(in.readUTF()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
