package org.sacho.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs that must not compile, each with the compiler's complaint. If a change to the kernel makes one of
/// them compile, the change is wrong however green the rest is.
class IllegalFlowsTest {

    private static final String PRIVATE = "compiler.err.not.def.public.cant.access";
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final JavaFileManager FILES =
            new WritingNothing(COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8));

    /// Only the classes under test: the programs use nothing else.
    private static final String CLASSES = Path.of(URI.create(Guard.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .toString();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            working material onto a shelf               | shelves.receive(held);                            | compiler.err.prob.found.req
            an opened edition onto a shelf              | shelves.receive(held.open(readGrant));            | compiler.err.prob.found.req
            working material called cleared             | Cleared<ReleasedMinutes> c = held;                | compiler.err.prob.found.req
            working material cast to cleared            | var c = (Cleared<ReleasedMinutes>) held;          | compiler.err.prob.found.req
            held made from a plain label                | Held.at(label, "m1", minutes);                    | compiler.err.prob.found.req
            held without a grant                        | var m = held.open();                              | compiler.err.cant.apply.symbol
            held opened by a decision instead of a yes  | var m = held.open(decision);                      | compiler.err.prob.found.req
            held opened by who asks                     | var m = held.open(who);                           | compiler.err.prob.found.req
            held relabelled                             | held.at(label);                                   | compiler.err.cant.apply.symbol
            an order signed with leave to read          | ReleaseOrder.of(who, approved, readGrant, yes);   | compiler.err.prob.found.req
            an order signed with leave to decide        | ReleaseOrder.of(who, approved, yes, decideGrant); | compiler.err.prob.found.req
            an order signed by one                      | ReleaseOrder.of(who, approved, yes);              | compiler.err.cant.apply.symbol
            a release without an order                  | guard.release(held, approved, digest, making);    | compiler.err.prob.found.req
            a yes that skips the no                     | ReadGrant g = switch (decision) { case AccessDecision.Granted<ReadGrant> y -> y.grant(); }; | compiler.err.not.exhaustive
            a release that skips the refusal            | Cleared<String> c = switch (outcome) { case ReleaseOutcome.Released<String> r -> r.content(); }; | compiler.err.not.exhaustive
            leave to read taken for leave to release    | ReleaseGrant g = readGrant;                       | compiler.err.prob.found.req
            leave to work taken for leave to decide     | DecideGrant g = workGrant;                        | compiler.err.prob.found.req
            """)
    void doesNotCompile(String what, String statement, String expected) {
        assertThat(errorsIn(statement)).as(what).containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cleared               | new Cleared<>(label, content, minutes);
            a guard's word        | new Warrant(content);
            leave to read         | new ReadGrant(who, target);
            leave to work         | new WorkGrant(who, target);
            leave to decide       | new DecideGrant(who, target);
            leave to release      | new ReleaseGrant(who, target);
            system high           | new SystemHigh(null, label);
            a policy              | new PolicySnapshot(digest, null);
            a level               | new Level("COSMIC", 9);
            a category            | new Category("COSMIC");
            """)
    void doesNotCompile_madeByHand(String what, String statement) {
        assertThat(errorsIn(statement)).as(what).containsExactly(PRIVATE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            held          | class Mine extends Held<String> {}         | compiler.err.cant.inherit.from.final
            cleared       | class Mine extends Cleared<String> {}      | compiler.err.cant.inherit.from.final
            the guard     | class Mine extends Guard {}                | compiler.err.cant.inherit.from.final
            the monitor   | class Mine extends ReferenceMonitor {}     | compiler.err.cant.inherit.from.final
            an order      | class Mine extends ReleaseOrder {}         | compiler.err.cant.inherit.from.final
            a grant       | class Mine extends ReadGrant {}            | compiler.err.cant.inherit.from.final
            system high   | class Mine extends SystemHigh {}           | compiler.err.cant.inherit.from.final
            a policy      | class Mine extends PolicySnapshot {}       | compiler.err.cant.inherit.from.final
            a label       | class Mine extends Label {}                | compiler.err.cant.inherit.from.final
            """)
    void doesNotCompile_subclassed(String what, String statement, String expected) {
        assertThat(errorsIn(statement)).as(what).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a fifth grant            | record Mine(SubjectId subject, Target target) implements Grant {}
            a third decision         | record Maybe(List<Reason> reasons) implements AccessDecision<ReadGrant> {}
            a third releasability    | record Some() implements Releasability {}
            a fourth need to know    | record Always() implements NeedToKnow { public boolean includes(Subject s) { return true; } }
            a third outcome          | record Leaked<T>(T content) implements ReleaseOutcome<T> {}
            """)
    void doesNotCompile_oneMoreOfAClosedFamily(String what, String statement) {
        assertThat(errorsIn(statement)).as(what).contains("compiler.err.local.classes.cant.extend.sealed");
        assertThat(errorsIn("", statement)).as(what).contains("compiler.err.cant.inherit.from.sealed");
    }

    @Test
    void theSurroundingProgramCompilesWithoutTheIllegalStatement() {
        assertThat(errorsIn("""
                var opened = held.open(readGrant);
                shelves.receive(cleared);
                var order = ReleaseOrder.of(who, approved, yes, yes);
                var out = guard.release(held, order, digest, making);
                ReadGrant g = switch (decision) {
                    case AccessDecision.Granted<ReadGrant> y -> y.grant();
                    case AccessDecision.Denied<ReadGrant> n -> readGrant;
                };
                """)).isEmpty();
    }

    private static List<String> errorsIn(String statement) {
        return errorsIn(statement, "");
    }

    private static List<String> errorsIn(String statement, String member) {
        return compile("""
                package elsewhere;
                import java.util.List;
                import org.sacho.access.*; import org.sacho.guard.*; import org.sacho.label.*; import org.sacho.policy.*;
                import org.sacho.minutes.ReleasedMinutes; import org.sacho.release.OwnShelf; import org.sacho.subject.*;
                abstract class Attempt {
                    Guard guard; OwnShelf shelves; SubjectId who; Target target; Label label; PolicyDigest digest;
                    Held<ReleasedMinutes> held; Cleared<ReleasedMinutes> cleared; ReleasedMinutes minutes;
                    ReadGrant readGrant; WorkGrant workGrant; DecideGrant decideGrant; ReleaseGrant yes;
                    ReleaseOrder.Approved approved; ContentDigest content; AccessDecision<ReadGrant> decision;
                    Composition<ReleasedMinutes, ReleasedMinutes> making; ReleaseOutcome<String> outcome;
                    void attempt() {
                        %s
                    }
                    %s
                }
                """.formatted(statement, member));
    }

    private static List<String> compile(String source) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var file =
                new SimpleJavaFileObject(URI.create("string:///elsewhere/Attempt.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        COMPILER.getTask(null, FILES, diagnostics, List.of("-proc:none", "-classpath", CLASSES), null, List.of(file))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::getCode)
                .collect(Collectors.toList());
    }

    /// The program that does compile is thrown away.
    private static final class WritingNothing extends ForwardingJavaFileManager<JavaFileManager> {

        WritingNothing(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }
            };
        }
    }
}
