package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sizes of a program: nodes, the largest cyclomatic complexity (McCabe 1976), nesting. */
final class Measures extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> CATCH_ALL =
      Set.of("Throwable", "Exception", "java.lang.Throwable", "java.lang.Exception");

  private int nodes;
  private int cyclomatic = 1;
  private int branches;
  private int nesting;
  private int depth;
  private boolean catchesAll;
  private boolean unreachable;

  private Measures() {}

  static Measures of(CompilationUnitTree unit) {
    Measures measures = new Measures();
    measures.scan(unit, null);
    return measures;
  }

  int nodes() {
    return nodes;
  }

  int cyclomatic() {
    return cyclomatic;
  }

  int nesting() {
    return nesting;
  }

  boolean catchesAll() {
    return catchesAll;
  }

  /** Whether a branch is closed by a constant; the compiler refuses every other dead statement. */
  boolean unreachable() {
    return unreachable;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree node, @Nullable Void nothing) {
    if (node == null) {
      return null;
    }
    nodes++;
    branches += isBranch(node) ? 1 : 0;
    return super.scan(node, null);
  }

  private static boolean isBranch(Tree node) {
    return switch (node) {
      case IfTree _ -> true;
      case ForLoopTree _ -> true;
      case EnhancedForLoopTree _ -> true;
      case WhileLoopTree _ -> true;
      case DoWhileLoopTree _ -> true;
      case CatchTree _ -> true;
      case ConditionalExpressionTree _ -> true;
      case CaseTree one -> !one.getExpressions().isEmpty();
      case BinaryTree binary ->
          binary.getKind() == Tree.Kind.CONDITIONAL_AND
              || binary.getKind() == Tree.Kind.CONDITIONAL_OR;
      default -> false;
    };
  }

  @Override
  public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
    int outside = branches;
    int outsideDepth = depth;
    branches = 0;
    depth = 0;
    super.visitMethod(node, null);
    cyclomatic = Math.max(cyclomatic, branches + 1);
    branches = outside;
    depth = outsideDepth;
    return null;
  }

  @Override
  public @Nullable Void visitIf(IfTree node, @Nullable Void nothing) {
    unreachable |= node.getCondition().toString().equals("(false)");
    scan(node.getCondition(), null);
    deeper(() -> scan(node.getThenStatement(), null));
    if (node.getElseStatement() instanceof IfTree) {
      return scan(node.getElseStatement(), null);
    }
    deeper(() -> scan(node.getElseStatement(), null));
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree node, @Nullable Void nothing) {
    deeper(() -> super.visitForLoop(node, null));
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree node, @Nullable Void nothing) {
    deeper(() -> super.visitEnhancedForLoop(node, null));
    return null;
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree node, @Nullable Void nothing) {
    deeper(() -> super.visitWhileLoop(node, null));
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree node, @Nullable Void nothing) {
    deeper(() -> super.visitDoWhileLoop(node, null));
    return null;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree node, @Nullable Void nothing) {
    deeper(() -> super.visitSwitch(node, null));
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree node, @Nullable Void nothing) {
    deeper(() -> super.visitSwitchExpression(node, null));
    return null;
  }

  @Override
  public @Nullable Void visitTry(TryTree node, @Nullable Void nothing) {
    deeper(() -> super.visitTry(node, null));
    return null;
  }

  @Override
  public @Nullable Void visitCatch(CatchTree node, @Nullable Void nothing) {
    catchesAll |= CATCH_ALL.contains(node.getParameter().getType().toString());
    return super.visitCatch(node, null);
  }

  private void deeper(Runnable inside) {
    depth++;
    nesting = Math.max(nesting, depth);
    inside.run();
    depth--;
  }
}
