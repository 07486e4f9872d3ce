package org.sacho.transcript.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.sacho.transcript.MalformedTranscriptException;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// What runs in the child JVM: answers one [request][WorkerRequest] on its input and ends.
///
/// The answer is the ready byte, then either [#TEXT], a length and UTF-8, or [#REFUSED] and the name of a reason.
public final class ExtractWorker {

    /// The first argument of the program that makes it a worker.
    public static final String COMMAND = "extract-worker";

    static final int READY = 'R';
    static final int TEXT = 'T';
    static final int REFUSED = 'X';

    private ExtractWorker() {}

    /// Serves one request.
    ///
    /// @return the exit status: 0 when an answer was written, even a refusal
    public static int run(InputStream in, OutputStream out) {
        try {
            DataOutputStream answers = new DataOutputStream(out);
            answers.write(READY);
            answers.flush();
            answer(WorkerRequest.read(new DataInputStream(in)), answers);
            answers.flush();
            return 0;
        } catch (IOException parentIsGone) {
            return 1;
        }
    }

    private static void answer(WorkerRequest request, DataOutputStream answers) throws IOException {
        try {
            byte[] text = DocumentText.of(request).getBytes(StandardCharsets.UTF_8);
            answers.write(TEXT);
            answers.writeInt(text.length);
            answers.write(text);
        } catch (MalformedTranscriptException refused) {
            refuse(answers, refused.reason());
        } catch (StackOverflowError nestedTooDeep) {
            refuse(answers, Reason.DAMAGED);
        }
    }

    private static void refuse(DataOutputStream answers, Reason reason) throws IOException {
        answers.write(REFUSED);
        answers.writeUTF(reason.name());
    }
}
