package org.sacho.transcript.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// One document on its way to the worker. The array is not copied: it can be as large as the upload.
final class WorkerRequest {

    private final int maxCharacters;
    private final byte[] source;

    WorkerRequest(int maxCharacters, byte[] source) {
        this.maxCharacters = maxCharacters;
        this.source = source;
    }

    int maxCharacters() {
        return maxCharacters;
    }

    byte[] source() {
        return source;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(maxCharacters);
        out.writeInt(source.length);
        out.write(source);
        out.flush();
    }

    static WorkerRequest read(DataInputStream in) throws IOException {
        int maxCharacters = in.readInt();
        byte[] source = new byte[in.readInt()];
        in.readFully(source);
        return new WorkerRequest(maxCharacters, source);
    }
}
