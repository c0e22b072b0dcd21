package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes tests apart: {@code assert}, and the asserts of JUnit and AssertJ that say something about
 * the value of one call. All or nothing: when one statement is anything else, the test stays whole.
 */
final class Asserts {
  private final TestSource source;
  private final String entryPoint;
  private final Set<String> objects = new HashSet<>();

  private Asserts(TestSource source, String entryPoint) {
    this.source = source;
    this.entryPoint = entryPoint;
  }

  /** One check per assert, or nothing when the source is more than asserts. */
  static Optional<List<PlainCheck>> takeApart(Javac javac, String text, String entryPoint)
      throws IOException {
    return TestSource.parse(javac, text)
        .flatMap(source -> new Asserts(source, entryPoint).checks());
  }

  private Optional<List<PlainCheck>> checks() {
    List<PlainCheck> checks = new ArrayList<>();
    for (StatementTree statement : source.statements()) {
      if (isObject(statement)) {
        continue;
      }
      Optional<PlainCheck> check = check(statement);
      if (check.isEmpty()) {
        return Optional.empty();
      }
      checks.add(check.get());
    }
    return checks.isEmpty() ? Optional.empty() : Optional.of(checks);
  }

  /** {@code Solution solution = new Solution();} only gives the class under test a name. */
  private boolean isObject(StatementTree statement) {
    boolean made =
        statement instanceof VariableTree variable
            && variable.getInitializer() instanceof NewClassTree object
            && object.getArguments().isEmpty()
            && object.getClassBody() == null;
    if (made) {
      objects.add(((VariableTree) statement).getName().toString());
    }
    return made;
  }

  private Optional<PlainCheck> check(StatementTree statement) {
    return switch (statement) {
      case AssertTree plain -> condition(plain.getCondition());
      case ExpressionStatementTree expression
          when expression.getExpression() instanceof MethodInvocationTree invocation ->
          invocation(invocation);
      default -> Optional.empty();
    };
  }

  private Optional<PlainCheck> invocation(MethodInvocationTree call) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    return switch (name(call)) {
      case "assertEquals", "assertArrayEquals", "assertIterableEquals", "assertSame" ->
          equal(arguments, PlainCheck.Kind.EQUAL);
      case "assertNotEquals", "assertNotSame" -> equal(arguments, PlainCheck.Kind.DIFFERENT);
      case "assertTrue" -> about(arguments).flatMap(this::condition);
      case "assertFalse" -> about(arguments).flatMap(this::condition).map(PlainCheck::negated);
      case "assertNull" -> about(arguments).flatMap(one -> isNull(one, PlainCheck.Kind.EQUAL));
      case "assertNotNull" ->
          about(arguments).flatMap(one -> isNull(one, PlainCheck.Kind.DIFFERENT));
      case "assertThrows", "assertThrowsExactly" -> raises(arguments);
      default -> fluent(call);
    };
  }

  /** {@code assertThat(f(1)).isEqualTo(2)} and its like. */
  private Optional<PlainCheck> fluent(MethodInvocationTree call) {
    if (!(call.getMethodSelect() instanceof MemberSelectTree select)
        || !(select.getExpression() instanceof MethodInvocationTree that)
        || !name(that).equals("assertThat")
        || that.getArguments().size() != 1) {
      return Optional.empty();
    }
    ExpressionTree actual = that.getArguments().getFirst();
    return switch (name(call)) {
      case "isEqualTo" -> compared(actual, call, PlainCheck.Kind.EQUAL);
      case "isNotEqualTo" -> compared(actual, call, PlainCheck.Kind.DIFFERENT);
      case "isTrue" -> condition(actual);
      case "isFalse" -> condition(actual).map(PlainCheck::negated);
      case "isNull" -> isNull(actual, PlainCheck.Kind.EQUAL);
      case "isNotNull" -> isNull(actual, PlainCheck.Kind.DIFFERENT);
      default -> Optional.empty();
    };
  }

  private Optional<PlainCheck> compared(
      ExpressionTree actual, MethodInvocationTree call, PlainCheck.Kind kind) {
    return call.getArguments().size() == 1
        ? sides(actual, call.getArguments().getFirst(), kind)
        : Optional.empty();
  }

  private static String name(MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree member -> member.getIdentifier().toString();
      case IdentifierTree name -> name.getName().toString();
      default -> "";
    };
  }

  /** The argument that is no message: JUnit 4 puts the message first, JUnit 5 last. */
  private Optional<ExpressionTree> about(List<? extends ExpressionTree> arguments) {
    List<? extends ExpressionTree> calling =
        arguments.stream().filter(one -> calls(one).found()).toList();
    return calling.size() == 1 && arguments.size() <= 2
        ? Optional.of(calling.getFirst())
        : Optional.empty();
  }

  private Optional<PlainCheck> equal(
      List<? extends ExpressionTree> arguments, PlainCheck.Kind kind) {
    if (arguments.size() == 2) {
      return sides(arguments.getFirst(), arguments.getLast(), kind);
    }
    int withMore = 3;
    if (arguments.size() != withMore) {
      return Optional.empty();
    }
    if (isMessage(arguments.getFirst()) && calls(arguments.getLast()).found()) {
      return sides(arguments.get(1), arguments.getLast(), kind);
    }
    if (isMessage(arguments.getLast())) {
      return sides(arguments.getFirst(), arguments.get(1), kind);
    }
    return number(arguments.getLast())
        .flatMap(difference ->
            sides(arguments.getFirst(), arguments.get(1), kind)
                .map(check -> check.within(difference)));
  }

  private static boolean isMessage(ExpressionTree argument) {
    return argument.getKind() == Tree.Kind.STRING_LITERAL
        || argument instanceof LambdaExpressionTree;
  }

  private static Optional<Double> number(ExpressionTree argument) {
    return argument instanceof LiteralTree literal && literal.getValue() instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  private Optional<PlainCheck> isNull(ExpressionTree value, PlainCheck.Kind kind) {
    return call(value).map(call -> PlainCheck.compared(kind, call, "null"));
  }

  private Optional<PlainCheck> raises(List<? extends ExpressionTree> arguments) {
    if (arguments.size() < 2
        || !(arguments.getFirst() instanceof MemberSelectTree type)
        || !type.getIdentifier().contentEquals("class")
        || !(arguments.get(1) instanceof LambdaExpressionTree lambda)
        || !(lambdaBody(lambda) instanceof ExpressionTree body)) {
      return Optional.empty();
    }
    String exception = source.text(type.getExpression());
    String simple = exception.substring(exception.lastIndexOf('.') + 1);
    return call(body).map(call -> new PlainCheck(PlainCheck.Kind.RAISES, call, simple, Double.NaN));
  }

  private static Tree lambdaBody(LambdaExpressionTree lambda) {
    return lambda.getBody() instanceof com.sun.source.tree.BlockTree block
            && block.getStatements().size() == 1
            && block.getStatements().getFirst() instanceof ExpressionStatementTree only
        ? only.getExpression()
        : lambda.getBody();
  }

  private Optional<PlainCheck> condition(ExpressionTree condition) {
    return switch (condition) {
      case ParenthesizedTree inner -> condition(inner.getExpression());
      case UnaryTree not when not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT ->
          condition(not.getExpression()).map(PlainCheck::negated);
      case BinaryTree binary -> binary(binary);
      case MethodInvocationTree invocation -> equalsCall(invocation).or(() -> truth(condition));
      default -> truth(condition);
    };
  }

  private Optional<PlainCheck> truth(ExpressionTree condition) {
    return call(condition).map(call -> PlainCheck.compared(PlainCheck.Kind.TRUE, call, ""));
  }

  private Optional<PlainCheck> binary(BinaryTree binary) {
    Optional<PlainCheck> apart =
        switch (binary.getKind()) {
          case EQUAL_TO ->
              sides(binary.getLeftOperand(), binary.getRightOperand(), PlainCheck.Kind.EQUAL);
          case NOT_EQUAL_TO ->
              sides(binary.getLeftOperand(), binary.getRightOperand(), PlainCheck.Kind.DIFFERENT);
          case LESS_THAN, LESS_THAN_EQUAL -> near(binary);
          default -> Optional.empty();
        };
    return apart.or(() -> truth(binary));
  }

  /** {@code Math.abs(f(x) - expected) < tolerance}. */
  private Optional<PlainCheck> near(BinaryTree binary) {
    if (!(binary.getLeftOperand() instanceof MethodInvocationTree abs)
        || !source.text(abs.getMethodSelect()).equals("Math.abs")
        || !(abs.getArguments().getFirst() instanceof BinaryTree difference)
        || difference.getKind() != Tree.Kind.MINUS) {
      return Optional.empty();
    }
    return number(binary.getRightOperand())
        .flatMap(tolerance ->
            sides(difference.getLeftOperand(), difference.getRightOperand(), PlainCheck.Kind.EQUAL)
                .map(check -> check.within(tolerance)));
  }

  /** {@code a.equals(b)}, {@code Objects.equals(a, b)}, {@code Arrays.equals(a, b)}. */
  private Optional<PlainCheck> equalsCall(MethodInvocationTree invocation) {
    boolean named = name(invocation).equals("equals") || name(invocation).equals("deepEquals");
    if (!named || !(invocation.getMethodSelect() instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    List<? extends ExpressionTree> arguments = invocation.getArguments();
    return switch (arguments.size()) {
      case 1 -> sides(select.getExpression(), arguments.getFirst(), PlainCheck.Kind.EQUAL);
      case 2 -> sides(arguments.getFirst(), arguments.getLast(), PlainCheck.Kind.EQUAL);
      default -> Optional.empty();
    };
  }

  /** Exactly one side calls the entry point; the other is the expected one. */
  private Optional<PlainCheck> sides(
      ExpressionTree first, ExpressionTree second, PlainCheck.Kind kind) {
    boolean firstCalls = calls(first).found();
    if (firstCalls == calls(second).found()) {
      return Optional.empty();
    }
    ExpressionTree expected = firstCalls ? second : first;
    if (calls(expected).needsMore()) {
      return Optional.empty();
    }
    return call(firstCalls ? first : second)
        .map(call -> PlainCheck.compared(kind, call, source.text(expected).strip()));
  }

  private Optional<String> call(ExpressionTree part) {
    EntryCalls calls = calls(part);
    return calls.found() && !calls.needsMore()
        ? Optional.of(calls.bare(source, part))
        : Optional.empty();
  }

  private EntryCalls calls(Tree part) {
    return EntryCalls.in(part, entryPoint, objects);
  }
}
