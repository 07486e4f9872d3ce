package org.sacho.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Disks in memory that can be made full, `/dev/shm` among them, in a mount namespace of their own: nobody else sees
/// them, and they are gone with the process that holds it. Needs Linux that lets people make user namespaces.
public final class SmallDisks implements AutoCloseable {

    private static final String ROOMY = "512m";

    private final Process holder;

    private SmallDisks(Process holder) {
        this.holder = holder;
    }

    /// The folder as a disk. Ends the test as skipped, with the reason, where that cannot be.
    public static SmallDisks at(Path folder) throws IOException {
        var words = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + ROOMY + " sacho \"$1\" && mount -t tmpfs -o size=" + ROOMY
                        + " memory /dev/shm && echo ready && exec cat",
                "-",
                folder.toString());
        try {
            var holder =
                    new ProcessBuilder(words).redirectError(Redirect.DISCARD).start();
            boolean ready = "ready".equals(holder.inputReader(UTF_8).readLine());
            Assumptions.assumeTrue(ready, "this system lets nobody mount a disk of their own");
            return new SmallDisks(holder);
        } catch (IOException e) {
            Assumptions.abort("there is no unshare(1) here to mount a disk with");
            throw e;
        }
    }

    /// A folder on these disks as the place of a server.
    Site site(Path data) {
        return new Site(inside(), data, seen(data));
    }

    private List<String> inside() {
        return List.of(
                "nsenter",
                "--target",
                Long.toString(holder.pid()),
                "--user",
                "--mount",
                "--preserve-credentials",
                "--wd",
                "--");
    }

    /// A path on these disks as this process reaches it.
    public Path seen(Path path) {
        return Path.of("/proc/" + holder.pid() + "/root" + path);
    }

    /// Puts a folder onto a disk of its own. Nobody may be using it.
    void separate(Path part) {
        run(
                "cp -a \"$1\" \"$1.all\" && mount -t tmpfs -o mode=0700,size=" + ROOMY
                        + " part \"$1\" && cp -a \"$1.all/.\" \"$1/\" && rm -r \"$1.all\"",
                part);
    }

    /// Leaves not a page of room on the disk of a folder.
    public void fill(Path part) {
        // No size at all would mean no limit.
        run(
                "used=$(($(df --output=used -k \"$1\" | tail -1))); [ $used -gt 0 ] || used=4;"
                        + " mount -o remount,size=${used}k \"$1\"",
                part);
    }

    /// Takes no more files on the disk of a folder, which has none.
    void noMoreFiles(Path part) {
        run("mount -o remount,nr_inodes=1 \"$1\"", part);
    }

    /// Lets nobody write there. Nobody may be writing.
    void readOnly(Path part) {
        run("mount -o remount,ro \"$1\"", part);
    }

    /// Gives the disk of a folder room again, for everybody who may write there.
    public void relieve(Path part) {
        run("mount -o remount,rw,nr_inodes=100k,size=" + ROOMY + " \"$1\"", part);
    }

    private void run(String script, Path part) {
        var words = new ArrayList<>(inside());
        words.addAll(List.of("sh", "-c", script, "-", part.toString()));
        try {
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.PIPE)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(script + " said " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Nothing of the disks is left.
    @Override
    public void close() {
        holder.destroyForcibly();
        try {
            if (!holder.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the disks do not go away");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
