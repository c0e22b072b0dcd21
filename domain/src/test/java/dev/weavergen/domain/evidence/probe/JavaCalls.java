package dev.weavergen.domain.evidence.probe;

import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Calls of methods with declared parameter types, given to the JDK's own compiler. */
final class JavaCalls {
  private final StringBuilder members = new StringBuilder();
  private int count;

  void add(String type, String argument) {
    count++;
    members.append(
        "  static int m%1$d(%2$s x) { return 0; }%n  Object c%1$d() { return m%1$d(%3$s); }%n"
            .formatted(count, type, argument));
  }

  void expression(String expression) {
    count++;
    members.append("  Object e%d() { return %s; }%n".formatted(count, expression));
  }

  /** The compiler's errors; no class file is written. */
  List<String> problems() {
    String source = "import java.util.*;\nimport java.math.*;\nclass Calls {\n" + members + "}\n";
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Calls.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    compiler
        .getTask(
            new StringWriter(),
            null,
            diagnostics,
            List.of("-proc:none", "-implicit:none", "-d", System.getProperty("java.io.tmpdir")),
            null,
            List.of(file))
        .call();
    List<String> problems = new ArrayList<>();
    diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .forEach(diagnostic -> problems.add(diagnostic.toString()));
    return problems;
  }
}
