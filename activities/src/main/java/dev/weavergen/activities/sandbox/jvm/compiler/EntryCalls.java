package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the entry point within an expression of a test, in whatever way the test gets hold of
 * it: {@code f(1)}, {@code Solution.f(1)}, {@code new Solution().f(1)}, {@code solution.f(1)}.
 */
final class EntryCalls extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final String entryPoint;
  private final Set<String> objects;
  private final List<ExpressionTree> receivers = new ArrayList<>();
  private boolean called;
  private boolean foreign;

  private EntryCalls(String entryPoint, Set<String> objects) {
    this.entryPoint = entryPoint;
    this.objects = objects;
  }

  /**
   * Looks for calls.
   *
   * @param objects variables that hold an object of the class under test
   */
  static EntryCalls in(Tree part, String entryPoint, Set<String> objects) {
    EntryCalls calls = new EntryCalls(entryPoint, objects);
    calls.scan(part, null);
    return calls;
  }

  /** Whether there is one. */
  boolean found() {
    return called;
  }

  /** Whether the test needs something that the candidate alone does not have. */
  boolean needsMore() {
    return foreign;
  }

  /** The part's text with bare calls. */
  String bare(TestSource source, Tree part) {
    StringBuilder text = new StringBuilder(source.text(part));
    int offset = source.start(part);
    receivers.stream()
        .sorted(Comparator.<ExpressionTree>comparingInt(source::start).reversed())
        .forEach(receiver -> {
          int start = source.start(receiver) - offset;
          int dot = text.indexOf(".", start + source.text(receiver).length());
          text.delete(start, dot + 1);
        });
    return text.toString().strip();
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
    switch (node.getMethodSelect()) {
      case IdentifierTree name when name.getName().contentEquals(entryPoint) -> called = true;
      case MemberSelectTree member
          when member.getIdentifier().contentEquals(entryPoint)
              && isReceiver(member.getExpression()) -> {
        called = true;
        receivers.add(member.getExpression());
        return scan(node.getArguments(), null);
      }
      default -> {}
    }
    return super.visitMethodInvocation(node, null);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
    foreign |= objects.contains(node.getName().toString());
    return super.visitIdentifier(node, null);
  }

  private boolean isReceiver(ExpressionTree receiver) {
    return switch (receiver) {
      case IdentifierTree name ->
          objects.contains(name.getName().toString())
              || Character.isUpperCase(name.getName().charAt(0));
      case NewClassTree made -> made.getArguments().isEmpty() && made.getClassBody() == null;
      default -> false;
    };
  }
}
