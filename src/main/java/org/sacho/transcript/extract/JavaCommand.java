package org.sacho.transcript.extract;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// Starts this same program again as a worker: from the one jar, or from a class path while it is being developed.
final class JavaCommand implements WorkerCommand {

    private static final String MAIN = "org.sacho.Sacho";
    private static final String LAUNCHER = "JarLauncher";

    private final int heapMegabytes;
    private final List<String> classPath;

    JavaCommand(int heapMegabytes) {
        this(heapMegabytes, System.getProperty("java.class.path"));
    }

    JavaCommand(int heapMegabytes, String classPath) {
        this.heapMegabytes = heapMegabytes;
        this.classPath = Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .toList();
    }

    static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    List<String> classPath() {
        return classPath;
    }

    @Override
    public List<String> line(Path scratch) {
        List<String> line = new ArrayList<>(List.of(
                javaHome().resolve("bin/java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + scratch.resolve("crash"),
                "-Djava.io.tmpdir=" + scratch,
                "-Duser.home=" + scratch,
                "-Dpdfbox.fontcache=" + scratch,
                "-Djava.awt.headless=true",
                // Parsers log what they read.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider"));
        line.addAll(program());
        line.add(ExtractWorker.COMMAND);
        return line;
    }

    private List<String> program() {
        return classPath.size() == 1 && isBootJar(classPath.getFirst())
                ? List.of("-jar", classPath.getFirst())
                : List.of("-cp", String.join(File.pathSeparator, classPath), MAIN);
    }

    private static boolean isBootJar(String entry) {
        if (!entry.endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(entry)) {
            Manifest manifest = jar.getManifest();
            String main = manifest == null ? null : manifest.getMainAttributes().getValue("Main-Class");
            return main != null && main.endsWith(LAUNCHER);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
