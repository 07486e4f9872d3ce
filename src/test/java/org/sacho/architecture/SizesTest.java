package org.sacho.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Files, methods and lists of parameters stay small enough to be read in one go.
class SizesTest {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final int MAIN_LINES = 300;
    private static final int TEST_LINES = 500;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 5;

    /// The constructor that wires everything is read from top to bottom; painters fill a view, a line for each of
    /// its parts; the table of routes is a table; the others take what their callers have in hand anyway. A method
    /// that comes on top of these needs a reason as good.
    private static final List<String> LARGER = List.of(
            "Installation.java <init>",
            "Journal.java <init>",
            "Changes.java put",
            "Arrivals.java keep",
            "Search.java <init>",
            "AuditApi.java events",
            "EditionPainter.java paint",
            "EditionPainter.java edition",
            "PolicyPainter.java paint",
            "SecurityConfiguration.java browserRoutes",
            "LowRoutes.java browsers");

    @Test
    void files_ofTheProgram_haveAtMost300Lines() throws IOException {
        assertThat(longerThan(MAIN_LINES, MAIN)).isEmpty();
    }

    @Test
    void files_ofTheTests_haveAtMost500Lines() throws IOException {
        assertThat(longerThan(TEST_LINES, TESTS)).isEmpty();
    }

    /// Constructors of records are exempt from the limit on parameters: a record is how many values get a name.
    @Test
    void methods_haveAtMost40LinesAnd5Parameters() throws IOException {
        var tooLarge = new ArrayList<String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources(MAIN)));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                new Methods(unit, positions, tooLarge).scan(unit, null);
            }
        }
        assertThat(tooLarge).isSubsetOf(LARGER);
    }

    private static List<String> longerThan(int limit, Path folder) throws IOException {
        var longer = new ArrayList<String>();
        for (var file : sources(folder)) {
            int lines = Files.readAllLines(file).size();
            if (lines > limit) {
                longer.add(file + " has " + lines + " lines");
            }
        }
        return longer;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static final class Methods extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> tooLarge;

        Methods(CompilationUnitTree unit, SourcePositions positions, List<String> tooLarge) {
            this.unit = unit;
            this.positions = positions;
            this.tooLarge = tooLarge;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long lines =
                    line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, method)) + 1;
            boolean many = method.getParameters().size() > PARAMETERS && !ofRecord(method) && !handles(method);
            if (lines > METHOD_LINES || many) {
                tooLarge.add(Path.of(unit.getSourceFile().getName()).getFileName() + " " + method.getName());
            }
            return super.visitMethod(method, null);
        }

        /// What a request carries arrives as parameters, however many it carries.
        private static boolean handles(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().endsWith("Mapping"));
        }

        private boolean ofRecord(MethodTree method) {
            return method.getReturnType() == null
                    && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                    && type.getKind() == Tree.Kind.RECORD;
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
