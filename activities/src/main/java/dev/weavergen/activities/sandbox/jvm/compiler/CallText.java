package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One expression, parsed alone, so that a text which is more than that spoils nothing around it.
 */
record CallText(ExpressionTree tree, Javac.Parsed parsed, String source) {
  private static final String HEAD = "class Wrapped { Object value() { return (\n";
  private static final String TAIL = "\n); } }";

  /** The expression that a text is, if it is one. */
  static Optional<CallText> parse(Javac javac, String text) throws IOException {
    String source = HEAD + text + TAIL;
    Javac.Parsed parsed = javac.parse(source);
    if (!parsed.problems().errors().isEmpty()) {
      return Optional.empty();
    }
    return parsed
        .unit()
        .filter(unit -> unit.getTypeDecls().size() == 1)
        .flatMap(unit -> onlyReturned(((ClassTree) unit.getTypeDecls().getFirst()).getMembers()))
        .map(tree -> new CallText(tree, parsed, source));
  }

  /** The text of a part of it. */
  String text(com.sun.source.tree.Tree part) {
    var positions = parsed.trees().getSourcePositions();
    var unit = parsed.unit().orElseThrow();
    int start = (int) positions.getStartPosition(unit, part);
    return source.substring(start, (int) positions.getEndPosition(unit, part));
  }

  boolean isInvocation() {
    return tree instanceof MethodInvocationTree;
  }

  private static Optional<ExpressionTree> onlyReturned(
      List<? extends com.sun.source.tree.Tree> members) {
    if (members.size() != 1 || !(members.getFirst() instanceof MethodTree method)) {
      return Optional.empty();
    }
    List<? extends StatementTree> statements = method.getBody().getStatements();
    if (statements.size() != 1
        || !(statements.getFirst() instanceof ReturnTree returned)
        || !(returned.getExpression() instanceof ParenthesizedTree parenthesized)) {
      return Optional.empty();
    }
    return Optional.of(parenthesized.getExpression());
  }
}
