package dev.weavergen.domain.intent;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a call and a value together into an example, or declines.
 *
 * <p>The one place that decides what may be an example, whatever form it was found in: the call
 * calls the entry point, the value does not, and every name in both has a value. A wrong example
 * outvotes right programs, a missing one only leaves them undecided, so everything in doubt is
 * declined.
 */
final class Pairing {
  private final String source;
  private final Language language;
  private final String entryPoint;
  private final Vocabulary vocabulary;
  private final Optional<Head> head;

  /**
   * @param source the text that the expressions were read from
   */
  Pairing(
      String source,
      Language language,
      String entryPoint,
      Vocabulary vocabulary,
      Optional<Head> head) {
    this.source = source;
    this.language = language;
    this.entryPoint = entryPoint;
    this.vocabulary = vocabulary;
    this.head = head;
  }

  /** The same for expressions that were read from another text. */
  Pairing of(String otherSource) {
    return new Pairing(otherSource, language, entryPoint, vocabulary, head);
  }

  Optional<FoundExample> pair(int position, Expression call, Expression expected) {
    if (!isCall(call) || !isValue(expected)) {
      return Optional.empty();
    }
    Optional<String> writtenCall = writtenCall(call);
    Optional<String> writtenValue = writtenValue(expected);
    if (writtenCall.isEmpty() || writtenValue.isEmpty()) {
      return Optional.empty();
    }
    return found(position, writtenCall.get(), writtenValue.get(), call, expected);
  }

  private Optional<FoundExample> found(
      int position, String call, String value, Expression from, Expression to) {
    boolean fits =
        call.length() <= Limits.EXAMPLE_CHARS_MAX && value.length() <= Limits.EXAMPLE_CHARS_MAX;
    return fits
        ? Optional.of(
            new FoundExample(position, new Example(call, value), key(from), key(to.unwrapped())))
        : Optional.empty();
  }

  private String key(Expression expression) {
    return new Expression(
            expression.tokens().stream()
                .map(token -> token.as(Vocabulary.spelled(Language.PYTHON, token.text())))
                .toList())
        .normalised();
  }

  /** A call with a constant of the language as its value. */
  Optional<FoundExample> pair(int position, Expression call, String constant) {
    return pair(position, call, new Expression(List.of(new Token(Kind.NAME, constant, 0, 0))));
  }

  /**
   * What was printed rather than returned: {@code print(x)} writes {@code str(x)}, so that is the
   * call that has the printed line as its value.
   */
  Optional<FoundExample> pairPrinted(int position, Expression printed, String line) {
    if (language == Language.JAVA || !isCall(printed)) {
      return Optional.empty();
    }
    String quoted = "'" + line.replace("\\", "\\\\").replace("'", "\\'") + "'";
    String call = "str(" + write(printed) + ")";
    return Optional.of(
        new FoundExample(position, new Example(call, quoted), "str" + key(printed), quoted));
  }

  boolean isCall(Expression call) {
    return call.calls(entryPoint) && vocabulary.isClosed(call);
  }

  private boolean isValue(Expression expected) {
    return !expected.isEmpty()
        && !expected.calls(entryPoint)
        && !expected.freeNames().contains(entryPoint)
        && vocabulary.isClosed(expected)
        && !isType(expected);
  }

  /** {@code f(x) -> int} tells a type, not a value. */
  private boolean isType(Expression expected) {
    Token first = expected.tokens().getFirst();
    boolean bare = expected.tokens().size() == 1 || (expected.isAt(1, "[") && first.isName());
    return bare && first.isName() && !isConstant(first.text());
  }

  private static boolean isConstant(String name) {
    return new Expression(List.of(new Token(Kind.NAME, name, 0, 0))).isLiteral();
  }

  private Optional<String> writtenCall(Expression call) {
    if (language != Language.JAVA || !JavaLiterals.isForeign(call)) {
      return Optional.of(write(call));
    }
    boolean plain =
        call.isAt(0, entryPoint)
            && call.isAt(1, "(")
            && call.closing(1) == call.tokens().size() - 1;
    return plain
        ? javaArguments(call.part(2, call.tokens().size() - 1).split(","))
            .map(arguments -> entryPoint + "(" + arguments + ")")
        : Optional.empty();
  }

  private Optional<String> javaArguments(List<Expression> arguments) {
    List<Parameter> parameters =
        head.map(found -> found.signature().parameters()).orElse(List.of());
    if (parameters.size() != arguments.size()) {
      return Optional.empty();
    }
    List<String> written = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Expression argument = arguments.get(i);
      parameters
          .get(i)
          .type()
          .flatMap(type -> JavaLiterals.write(argument, type))
          .ifPresent(written::add);
    }
    return written.size() == arguments.size()
        ? Optional.of(String.join(", ", written))
        : Optional.empty();
  }

  private Optional<String> writtenValue(Expression expected) {
    Optional<String> type = head.flatMap(found -> found.signature().returnType());
    if (language == Language.JAVA && type.filter("void"::equals).isPresent()) {
      return Optional.empty();
    }
    if (language == Language.JAVA && JavaLiterals.isForeign(expected)) {
      return type.flatMap(declared -> JavaLiterals.write(expected, declared));
    }
    return Optional.of(write(expected));
  }

  private String write(Expression expression) {
    List<Token> written = new ArrayList<>();
    for (int i = 0; i < expression.tokens().size(); i++) {
      Token token = expression.tokens().get(i);
      written.add(expression.isReference(i) ? token.as(reference(token)) : literal(token));
    }
    return new Expression(written).render(source);
  }

  private Token literal(Token token) {
    return language == Language.JAVA ? token.as(JavaLiterals.token(token, false)) : token;
  }

  private String reference(Token token) {
    Optional<String> owner = head.flatMap(Head::owner);
    if (language == Language.PYTHON && token.is(entryPoint) && owner.isPresent()) {
      return owner.get() + "()." + entryPoint;
    }
    return Vocabulary.spelled(language, token.text());
  }
}
