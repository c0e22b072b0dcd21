package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test's statements, wherever they stand: in a class with test methods, in a method alone, or in
 * nothing.
 */
record TestSource(String text, Javac.Parsed parsed, List<StatementTree> statements) {
  /** The statements, when the source is nothing but classes of plain methods of statements. */
  static Optional<TestSource> parse(Javac javac, String source) throws IOException {
    List<String> wrappings =
        List.of(
            source,
            "class Wrapped {\n" + source + "\n}",
            "class Wrapped { void test() throws Throwable {\n" + source + "\n} }");
    for (String text : wrappings) {
      Javac.Parsed parsed = javac.parse(text);
      if (parsed.problems().errors().isEmpty() && parsed.unit().isPresent()) {
        return statements(parsed.unit().get().getTypeDecls())
            .map(statements -> new TestSource(text, parsed, statements));
      }
    }
    return Optional.empty();
  }

  String text(Tree part) {
    SourcePositions positions = parsed.trees().getSourcePositions();
    return text.substring(
        start(part), (int) positions.getEndPosition(parsed.unit().orElseThrow(), part));
  }

  int start(Tree part) {
    return (int)
        parsed.trees().getSourcePositions().getStartPosition(parsed.unit().orElseThrow(), part);
  }

  private static Optional<List<StatementTree>> statements(List<? extends Tree> types) {
    List<StatementTree> found = new ArrayList<>();
    for (Tree type : types) {
      boolean plain = type instanceof ClassTree declared && collect(declared, found);
      if (!plain) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private static boolean collect(ClassTree type, List<StatementTree> found) {
    for (Tree member : type.getMembers()) {
      if (!(member instanceof MethodTree method) || method.getBody() == null) {
        return false;
      }
      collect(method.getBody(), found);
    }
    return true;
  }

  private static void collect(BlockTree block, List<StatementTree> found) {
    for (StatementTree statement : block.getStatements()) {
      if (statement instanceof BlockTree inner) {
        collect(inner, found);
        continue;
      }
      found.add(statement);
    }
  }
}
