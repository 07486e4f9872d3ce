package org.sacho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.access.NeedToKnow.Listed;
import org.sacho.access.Target;
import org.sacho.audit.Action;
import org.sacho.audit.AuditQuery;

/// The check itself: it finds nothing where nothing is, finds what somebody copies down while it runs, and leaves
/// nothing behind.
class LeakCheckTest {

    @TempDir
    private Path data;

    @Test
    void installationOfFourStores_nothingLeaks_andNothingIsLeft() throws Exception {
        var report = new LeakCheck(Workplace.in(data, "kr-military.yaml").sacho, data).run();

        assertThat(report.leaks()).isEmpty();
        assertThat(report.answers()).isGreaterThan(1000);
        try (var again = Workplace.in(data, "kr-military.yaml")) {
            assertThat(again.sacho.store().targets()).isEmpty();
            assertThat(again.sacho.shelves().targets()).isEmpty();
            assertThat(again.sacho.accounts().all())
                    .extracting(account -> account.id().value())
                    .noneMatch(name -> name.startsWith(LeakPeople.PREFIX));
            assertThat(again.sacho.audit().find(AuditQuery.newest(9).doing(Action.LEAK_CHECKED)))
                    .hasSize(2);
        }
    }

    @Test
    void somethingCopiesWhatIsAbove_isNamedAndNotQuoted() throws Exception {
        var place = Workplace.in(data, "exercise.yaml");
        var over = new AtomicBoolean();
        var copied = CompletableFuture.supplyAsync(() -> copyWhenThere(place.sacho, over));

        var report = new LeakCheck(place.sacho, data).run();

        over.set(true);
        var word = copied.join().orElseThrow();
        assertThat(report.leaks()).isNotEmpty().allSatisfy(leak -> {
            assertThat(leak.where()).isEqualTo("tmp/copied");
            assertThat(leak.canary()).isIn("text", "releasable-1");
            assertThat(leak.encoding()).isEqualTo("NFC UTF-8 Base64");
        });
        assertThat(report.leaks()).extracting(LeakReport.Leak::canary).contains("text");
        for (boolean json : new boolean[] {false, true}) {
            var printed = new StringWriter();
            report.print(new PrintWriter(printed), json);
            assertThat(printed.toString()).contains("tmp/copied").doesNotContain(word);
        }
    }

    /// What a mistake could do: as soon as the meeting has its passages, their texts are written to a file.
    ///
    /// @return the last of the words that were copied
    private Optional<String> copyWhenThere(Installation sacho, AtomicBoolean over) {
        // A meeting is looked into until its passages are there, and not when it is taken away.
        var done = new HashSet<String>();
        while (!over.get()) {
            for (var target : sacho.store().targets()) {
                if (isOfTheCheck(target) && !done.contains(target.id())) {
                    var texts = texts(sacho, target);
                    var above = texts.stream()
                            .filter(text -> text.contains("has to stay"))
                            .findFirst();
                    if (above.isPresent()) {
                        write(above.get());
                        return Optional.of(above.get().split(", ", -1)[1]);
                    }
                    if (!texts.isEmpty()) {
                        done.add(target.id());
                    }
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
        return Optional.empty();
    }

    private static boolean isOfTheCheck(Target target) {
        return target.needToKnow() instanceof Listed(var people)
                && people.stream().anyMatch(id -> id.value().startsWith(LeakPeople.PREFIX));
    }

    private static List<String> texts(Installation sacho, Target target) {
        var texts = new ArrayList<String>();
        sacho.store().passages(target.id()).map(passages -> {
            passages.forEach(view -> texts.add(view.passage().text()));
            return passages.size();
        });
        return texts;
    }

    private void write(String text) {
        try {
            Files.write(
                    data.resolve("tmp").resolve("copied"), Base64.getEncoder().encode(text.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
