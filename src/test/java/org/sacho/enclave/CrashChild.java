package org.sacho.enclave;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that runs [CrashWriter] until it is killed or ends by itself.
final class CrashChild {

    private CrashChild() {}

    /// Lets it commit and kills it after so many acknowledgements.
    ///
    /// @param under what its command line begins with
    /// @return the last commit that it acknowledged before it died; 0 if none
    static long commitUntilKilled(List<String> under, Path folder, int commits)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(under);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString()));
        var process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        long last = 0;
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            int acknowledged = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = Long.parseLong(line);
                if (++acknowledged == commits) {
                    // Not through the process itself, which would close its output with acknowledgements still in it.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            // A process that has closed its output is not gone yet, and still has the store.
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        }
        return last;
    }
}
