package dev.weavergen.domain.intent;

import dev.weavergen.domain.intent.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the function that a Python prompt leaves to be written.
 *
 * <p>It is the last one without a body: what stands before it with a body is given as help. When
 * every function has a body the text shows code rather than asking for it, and only a sole function
 * can be meant. Lines of prose in front of the code are not a part of it.
 */
final class PythonHead {
  private static final Pattern DEFINITION =
      Pattern.compile(
          "^([ \\t]*+)(?:async[ \\t]++)?def[ \\t]++(\\w++)[ \\t]*+(?=\\()", Pattern.MULTILINE);
  private static final Pattern CLASS =
      Pattern.compile("^([ \\t]*+)class[ \\t]++(\\w++)", Pattern.MULTILINE);
  private static final Pattern CODE_LINE =
      Pattern.compile(
          "import\\s++\\w.*+|from\\s++[\\w.]++\\s++import\\b.*+|(?:async\\s++)?def\\s++\\w++.*+"
              + "|class\\s++\\w++\\s*+[:(].*+|@.*+|\\w++(?:\\s*+:\\s*+[\\w\\[\\], .]++)?\\s*+=[^=>].*+|[)\\]}#\"'].*+"
              + "|(?:if|else|elif|try|except|finally|with|while)\\b.*+:|for\\b.*+\\bin\\b.*+:");
  private static final Pattern STUB_LINE =
      Pattern.compile(
          "#.*+|pass|\\.\\.\\.|raise NotImplementedError.*+|return NotImplemented|```.*+");
  private static final Pattern ABOVE_DOCSTRING =
      Pattern.compile("\\s*+(?:#.*+|import\\s.*+|from\\s.*+)?");
  private static final int FUNCTIONS_MAX = 200;
  private static final int RETURN_TYPE_TOKENS_MAX = 100;

  private final String text;

  private PythonHead(String text) {
    this.text = text;
  }

  /**
   * The head to be written.
   *
   * @param wanted the entry point, when the user stated it
   */
  static Optional<Head> find(String text, Optional<String> wanted) {
    PythonHead reader = new PythonHead(text);
    List<Block> blocks =
        reader.blocks().stream()
            .filter(block -> wanted.isEmpty() || wanted.get().equals(block.name()))
            .toList();
    return reader.chosen(blocks).map(reader::head);
  }

  private Optional<Block> chosen(List<Block> blocks) {
    List<Block> stubs = blocks.stream().filter(Block::stub).toList();
    int outermost = stubs.stream().mapToInt(Block::indent).min().orElse(0);
    Optional<Block> last =
        stubs.stream()
            .filter(block -> block.indent() == outermost)
            .reduce((earlier, later) -> later);
    return last.isPresent() || blocks.size() != 1 ? last : Optional.of(blocks.getFirst());
  }

  /** Whether the text holds any function's head. */
  static boolean isIn(String text) {
    return !new PythonHead(text).blocks().isEmpty();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher definition = DEFINITION.matcher(text);
    int at = 0;
    while (blocks.size() < FUNCTIONS_MAX && definition.find(at)) {
      Optional<Block> block = block(definition);
      block.filter(b -> !b.name().startsWith("__")).ifPresent(blocks::add);
      at = block.map(Block::bodyStart).orElse(definition.end());
    }
    return blocks;
  }

  private Optional<Block> block(Matcher definition) {
    int indent = definition.end(1) - definition.start(1);
    int lineStart = definition.start();
    String name = definition.group(2);
    return ParameterList.read(text, definition.end(), Language.PYTHON)
        .flatMap(parameters -> block(name, parameters, decorated(lineStart), indent));
  }

  private Optional<Block> block(String name, ParameterList parameters, int start, int indent) {
    Lexer lexer = new Lexer(text, text.length(), Language.PYTHON);
    Token next = lexer.next(parameters.end(), false);
    int typeStart = next.end();
    Optional<String> type = Optional.empty();
    if (next.is("->")) {
      next = typeEnd(lexer, typeStart);
      String written = text.substring(typeStart, next.start()).strip();
      type = Optional.of(written).filter(some -> !some.isEmpty());
    }
    boolean complete = next.is(":");
    int colon = next.end();
    if (!complete) {
      int end = lineEnd(parameters.end());
      return Optional.of(new Block(name, parameters, type, start, end, end, indent, false));
    }
    int bodyStart = behindDocstring(lexer, colon);
    int end = bodyEnd(bodyStart, indent);
    boolean stub = isStub(text.substring(bodyStart, end));
    return Optional.of(new Block(name, parameters, type, start, bodyStart, end, indent, stub));
  }

  private static Token typeEnd(Lexer lexer, int from) {
    Token token = lexer.next(from, false);
    int depth = 0;
    for (int n = 0; n < RETURN_TYPE_TOKENS_MAX; n++) {
      boolean ends = token.kind() == Kind.END || token.kind() == Kind.NEWLINE;
      if (ends || (depth == 0 && token.is(":"))) {
        return token;
      }
      depth += token.opens() ? 1 : token.closes() ? -1 : 0;
      token = lexer.next(token.end(), false);
    }
    return token;
  }

  /** Where the body begins: on the line below the head or its docstring. */
  private int behindDocstring(Lexer lexer, int colon) {
    Token next = lexer.next(behindComments(colon), true);
    if (next.kind() == Kind.STRING) {
      String rest = text.substring(next.end(), lineEnd(next.end())).strip();
      return rest.isEmpty() || rest.startsWith("#") ? nextLine(next.end()) : next.end();
    }
    boolean unclosed =
        next.kind() == Kind.BAD
            && (next.text().startsWith("\"\"\"") || next.text().startsWith("'''"));
    if (unclosed) {
      return text.length();
    }
    String sameLine = text.substring(colon, lineEnd(colon)).strip();
    return sameLine.isEmpty() || sameLine.startsWith("#") ? nextLine(colon) : colon;
  }

  /** Some write the docstring below comments or imports of the body. */
  private int behindComments(int from) {
    int at = from;
    while (at < text.length() && ABOVE_DOCSTRING.matcher(text).region(at, lineEnd(at)).matches()) {
      at = nextLine(at);
    }
    return at;
  }

  private int bodyEnd(int bodyStart, int indent) {
    int at = bodyStart;
    boolean first = bodyStart > 0 && text.charAt(bodyStart - 1) != '\n';
    while (at < text.length()) {
      String line = text.substring(at, lineEnd(at));
      boolean dedented = !line.isBlank() && indentOf(line) <= indent && !first;
      if (dedented || line.strip().startsWith("```")) {
        return at;
      }
      first = false;
      at = nextLine(at);
    }
    return text.length();
  }

  private static boolean isStub(String body) {
    return body.lines()
        .map(String::strip)
        .allMatch(line -> line.isEmpty() || STUB_LINE.matcher(line).matches());
  }

  private int decorated(int start) {
    int at = start;
    while (at > 0) {
      int before = text.lastIndexOf('\n', at - 2) + 1;
      if (!text.substring(before, at).strip().startsWith("@")) {
        return at;
      }
      at = before;
    }
    return at;
  }

  private Head head(Block block) {
    Optional<String> owner = owner(block);
    boolean method = owner.isPresent();
    List<Parameter> parameters = block.parameters().parameters();
    boolean bound = method && !parameters.isEmpty() && !isStatic(block);
    Signature signature =
        new Signature(
            block.name(),
            bound ? parameters.subList(1, parameters.size()) : parameters,
            block.returnType());
    String prelude = prelude(block);
    return new Head(
        Language.PYTHON,
        signature,
        block.stub() ? Optional.of(skeleton(block, prelude)) : Optional.empty(),
        block.parameters().optional(),
        PythonNames.defined(prelude),
        owner);
  }

  private boolean isStatic(Block block) {
    return text.substring(block.start(), block.bodyStart()).contains("@staticmethod");
  }

  /** The class that the method stands in: the nearest one above with a smaller indent. */
  private Optional<String> owner(Block block) {
    if (block.indent() == 0) {
      return Optional.empty();
    }
    Optional<String> owner = Optional.empty();
    Matcher type = CLASS.matcher(text).region(0, block.start());
    while (type.find()) {
      if (type.end(1) - type.start(1) < block.indent()) {
        owner = Optional.of(type.group(2));
      }
    }
    return owner;
  }

  private Skeleton skeleton(Block block, String prelude) {
    String head = text.substring(block.start(), block.bodyStart());
    String whole = head.endsWith("\n") ? head : head.stripTrailing() + "\n";
    boolean indentedAsAWhole = block.indent() > 0 && owner(block).isEmpty();
    return indentedAsAWhole
        ? new Skeleton(dedented(prelude, block.indent()), dedented(whole, block.indent()))
        : new Skeleton(prelude, whole);
  }

  private static String dedented(String code, int indent) {
    StringBuilder all = new StringBuilder();
    code.lines()
        .map(line -> line.substring(Math.min(indent, indentOf(line))))
        .forEach(line -> all.append(line).append('\n'));
    return all.toString();
  }

  private static int indentOf(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** The code before the head and, since it may be used as well, functions behind it. */
  private String prelude(Block block) {
    String before = text.substring(codeStart(block.start(), block.indent()), block.start());
    if (!block.stub() || owner(block).isPresent()) {
      return before;
    }
    StringBuilder all = new StringBuilder(before);
    for (Block other : blocks()) {
      boolean help = other.start() >= block.end() && other.indent() == block.indent();
      if (help && !other.stub() && other.bodyStart() < other.end()) {
        all.append(text, other.start(), other.end());
      }
    }
    return all.toString();
  }

  /** Where the code begins that reaches up to the offset: behind the last line of prose. */
  private int codeStart(int end, int indent) {
    int start = 0;
    int at = 0;
    Set<String> open = new HashSet<>();
    while (at < end) {
      String line = text.substring(at, lineEnd(at));
      int next = nextLine(at);
      boolean inside = !open.isEmpty();
      toggle(open, line);
      if (!inside && isProse(line, indent)) {
        start = next;
      }
      at = next;
    }
    return Math.min(start, end);
  }

  private static void toggle(Set<String> open, String line) {
    for (String quotes : List.of("\"\"\"", "'''")) {
      boolean other = !open.isEmpty() && !open.contains(quotes);
      if (!other && occurrences(line, quotes) % 2 == 1 && !open.remove(quotes)) {
        open.add(quotes);
      }
    }
  }

  private static int occurrences(String line, String part) {
    int count = 0;
    for (int at = line.indexOf(part); at >= 0; at = line.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static boolean isProse(String line, int indent) {
    String stripped = line.strip();
    boolean inner = indentOf(line) > 0 && indentOf(line) >= indent && !stripped.startsWith("```");
    return !stripped.isEmpty() && !inner && !CODE_LINE.matcher(stripped).matches();
  }

  private int lineEnd(int from) {
    int newline = text.indexOf('\n', Math.min(from, text.length()));
    return newline < 0 ? text.length() : newline;
  }

  private int nextLine(int from) {
    return Math.min(text.length(), lineEnd(from) + 1);
  }
}
