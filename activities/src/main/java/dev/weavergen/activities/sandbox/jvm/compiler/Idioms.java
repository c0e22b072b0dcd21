package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Constructs that characterise how a program is written. */
final class Idioms extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> STREAM_CALLS =
      Set.of("stream", "parallelStream", "chars", "codePoints", "rangeClosed", "boxed", "mapToObj");
  private static final Set<String> TYPES =
      Set.of("Optional", "StringBuilder", "Collectors", "BigInteger", "BigDecimal", "Thread");

  private final Set<String> found = new TreeSet<>();
  private final Deque<String> methods = new ArrayDeque<>();

  private Idioms() {}

  static Set<String> of(CompilationUnitTree unit) {
    Idioms idioms = new Idioms();
    idioms.scan(unit, null);
    return idioms.found;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree node, @Nullable Void nothing) {
    if (node != null) {
      note(node);
    }
    return super.scan(node, null);
  }

  private void note(Tree node) {
    switch (node) {
      case LambdaExpressionTree _ -> found.add("lambda");
      case MemberReferenceTree _ -> found.add("method reference");
      case SwitchExpressionTree _ -> found.add("switch expression");
      case ConditionalExpressionTree _ -> found.add("conditional expression");
      case EnhancedForLoopTree _ -> found.add("for each");
      case BindingPatternTree _ -> found.add("pattern");
      case DeconstructionPatternTree _ -> found.add("pattern");
      case SynchronizedTree _ -> found.add("synchronized");
      case TryTree attempt when !attempt.getResources().isEmpty() ->
          found.add("try with resources");
      case ClassTree type -> noteType(type);
      case IdentifierTree name when TYPES.contains(name.getName().toString()) ->
          found.add(words(name.getName().toString()));
      default -> {}
    }
  }

  private void noteType(ClassTree type) {
    switch (type.getKind()) {
      case RECORD -> found.add("record");
      case ENUM -> found.add("enum");
      case INTERFACE -> found.add("interface");
      default -> {}
    }
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
    methods.push(node.getName().toString());
    super.visitMethod(node, null);
    methods.pop();
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
    String name =
        switch (node.getMethodSelect()) {
          case MemberSelectTree member -> member.getIdentifier().toString();
          case Tree plain -> plain.toString();
        };
    boolean own =
        node.getMethodSelect() instanceof IdentifierTree
            || node.getMethodSelect().toString().startsWith("this.");
    if (own && methods.contains(name)) {
      found.add("recursion");
    }
    if (STREAM_CALLS.contains(name)) {
      found.add("stream");
    }
    return super.visitMethodInvocation(node, null);
  }
}
