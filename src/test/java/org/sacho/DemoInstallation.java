package org.sacho;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sacho.classify.model.TrainedModel;

/// A demonstration in this JVM, with the passwords it printed.
public record DemoInstallation(Installation installation, Map<String, String> passwords) {

    private static final String PRINTED = "Demo account ";

    public static DemoInstallation open(Path data) throws Exception {
        var printed = new StringWriter();
        var installation = Demonstration.open(
                data,
                new Demonstration.Choice(Optional.empty(), Optional.empty(), Side.ALL),
                TrainedModel.shipped(),
                new PrintWriter(printed, true));
        var passwords = printed.toString()
                .lines()
                .map(line -> line.substring(PRINTED.length()).split(" ", -1))
                .collect(Collectors.toMap(
                        words -> words[0],
                        words -> words.length == 3 ? words[2] : System.getenv("SACHO_DEMO_PASSWORD")));
        return new DemoInstallation(installation, passwords);
    }

    @Override
    public String toString() {
        return "DemoInstallation[]";
    }
}
