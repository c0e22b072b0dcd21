package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.weavergen.activities.sandbox.jvm.child.ClassFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The JDK's compiler on one source at a time: no annotation processors, no class path, every module
 * of the JDK. Strings are concatenated inline, because linking the first concatenation of a fresh
 * JVM takes longer than most candidates run.
 */
final class Javac {
  private static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "-implicit:none",
          "-nowarn",
          "-Xlint:none",
          "-parameters",
          "-g:lines,vars,source",
          "--should-stop=ifError=FLOW",
          "-XDstringConcat=inline");

  private final JavaCompiler compiler;
  private final StandardJavaFileManager platform;

  Javac() {
    compiler = ToolProvider.getSystemJavaCompiler();
    platform = compiler.getStandardFileManager(null, Locale.ROOT, null);
    try {
      platform.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * A source's tree, and what is wrong with it.
   *
   * @param unit there even when it has problems, but then with holes; empty only when the compiler
   *     gave up
   */
  record Parsed(
      Optional<CompilationUnitTree> unit, Trees trees, JavacTask task, Problems problems) {
    /** Resolves the tree's names. */
    void resolve() throws IOException {
      task.analyze();
    }

    /** Classes of the resolved tree, which is taken to pieces for them. */
    List<ClassFile> generate() throws IOException {
      task.generate();
      return problems.sink.classes();
    }
  }

  /** Errors as they come. */
  static final class Problems {
    private final DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    private final ClassSink sink;

    private Problems(ClassSink sink) {
      this.sink = sink;
    }

    List<Problem> errors() {
      return collector.getDiagnostics().stream()
          .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
          .map(Problem::of)
          .toList();
    }
  }

  /** Parses only. */
  Parsed parse(String source) throws IOException {
    Problems problems = new Problems(new ClassSink(platform));
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                problems.sink,
                problems.collector,
                OPTIONS,
                null,
                List.of(new SourceText(source)));
    Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
    Optional<CompilationUnitTree> unit =
        units.hasNext() ? Optional.of(units.next()) : Optional.empty();
    return new Parsed(unit, Trees.instance(task), task, problems);
  }

  /** Parses, resolves and generates. */
  Compiled compile(String source) throws IOException {
    Parsed parsed = parse(source);
    parsed.resolve();
    List<ClassFile> classes = parsed.generate();
    return new Compiled(parsed.problems().errors(), classes);
  }

  /**
   * What became of a source.
   *
   * @param classes complete only without errors
   */
  record Compiled(List<Problem> errors, List<ClassFile> classes) {}
}
