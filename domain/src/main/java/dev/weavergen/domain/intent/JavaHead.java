package dev.weavergen.domain.intent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the method that a Java prompt leaves to be written, bare or in a class, with its Javadoc.
 *
 * <p>A method's head has no keyword to look for. It is a name in front of parentheses with a type
 * in front of it and typed parameters inside, and it is looked for backwards from each parenthesis,
 * over no more than a line. As for Python, the last method without a body is the one, else a sole
 * method.
 */
final class JavaHead {
  private static final Pattern BEFORE_PARENTHESIS =
      Pattern.compile(
          "(?:^|[\\s`'\":])((?:@\\w++[ \\t]++|(?:public|private|protected|static|final|abstract|synchronized|default)[ \\t]++)*+)"
              + "(?:<[^<>\\n(]*+>[ \\t]*+)?([\\w.]++(?:<[^\\n(;=]{0,120}>)?(?:[ \\t]*+\\[\\])*+)[ \\t]++(\\w++)[ \\t]*+$");
  private static final Pattern STUB_STATEMENT =
      Pattern.compile(
          "throw new \\w++\\([^;]*+;|return (?:null|0|-1|false|true|\"\"|0\\.0|0L|0\\.0d);|//.*+|/\\*.*+|\\*.*+|```.*+");
  private static final Set<String> NO_TYPES =
      Set.of(
          "return", "new", "else", "throw", "throws", "case", "package", "import", "class", "def");
  private static final Set<String> LOWER_CASE_TYPES =
      Set.of("int", "long", "short", "byte", "char", "float", "double", "boolean", "void");
  private static final Pattern TYPE_DECLARATION =
      Pattern.compile("\\b(?:class|interface|record|enum)[ \\t]++(\\w++)");
  private static final Pattern CODE_START =
      Pattern.compile(
          "^[ \\t]*+(?:import\\s|package\\s|/\\*|//|@\\w|(?:public|private|protected|static|final|abstract)\\s|class\\s++\\w++[^\\n]*+\\{|interface\\s++\\w|record\\s++\\w++\\()",
          Pattern.MULTILINE);
  private static final int LINE_CHARS_MAX = 400;
  private static final int METHODS_MAX = 200;

  /** Places looked at in one text; nobody writes more, and each costs up to a screen of reading. */
  private static final int ATTEMPTS_MAX = 1_500;

  private final String text;

  private JavaHead(String text) {
    this.text = text;
  }

  /**
   * The head to be written.
   *
   * @param wanted the entry point, when the user stated it
   */
  static Optional<Head> find(String text, Optional<String> wanted) {
    JavaHead reader = new JavaHead(text);
    List<Block> blocks =
        reader.blocks().stream()
            .filter(block -> wanted.isEmpty() || wanted.get().equals(block.name()))
            .toList();
    Optional<Block> last = blocks.stream().filter(Block::stub).reduce((earlier, later) -> later);
    return (last.isPresent() || blocks.size() != 1 ? last : Optional.of(blocks.getFirst()))
        .map(reader::head);
  }

  /** Whether the text holds any method's head. */
  static boolean isIn(String text) {
    return !new JavaHead(text).blocks().isEmpty();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int at = text.indexOf('(');
    int attempts = 0;
    while (at >= 0 && blocks.size() < METHODS_MAX && attempts < ATTEMPTS_MAX) {
      boolean named = at > 0 && Character.isUnicodeIdentifierPart(text.charAt(at - 1));
      Optional<Block> block = named ? block(at) : Optional.empty();
      attempts += named ? 1 : 0;
      block.ifPresent(blocks::add);
      at = text.indexOf('(', block.map(Block::bodyStart).orElse(at + 1));
    }
    return blocks;
  }

  private Optional<Block> block(int open) {
    int lineStart = text.lastIndexOf('\n', open) + 1;
    if (open - lineStart > LINE_CHARS_MAX) {
      return Optional.empty();
    }
    String line = text.substring(lineStart, open);
    Matcher head = BEFORE_PARENTHESIS.matcher(line);
    if (!head.find() || !isType(head.group(2))) {
      return Optional.empty();
    }
    boolean inProse = !line.substring(0, head.start(1)).isBlank();
    boolean modified = !head.group(1).isBlank() || isKnownType(head.group(2));
    int indent = line.length() - line.stripLeading().length();
    return ParameterList.read(text, open, Language.JAVA)
        .filter(list -> list.isTyped() || list.parameters().isEmpty())
        .flatMap(list -> {
          int start = inProse ? lineStart + head.start(1) : commented(lineStart);
          Block block = block(head.group(3), list, head.group(2), start, indent);
          boolean body = opensBody(list.end());
          boolean told = list.isTyped() ? modified || body : body || (modified && !inProse);
          return told ? Optional.of(block) : Optional.empty();
        });
  }

  private static boolean isType(String type) {
    return !NO_TYPES.contains(type)
        && (Character.isUpperCase(type.charAt(0))
            || LOWER_CASE_TYPES.contains(type.replace("[]", "").strip())
            || type.startsWith("java."));
  }

  /** Whether the word can only be a type, and not one that opens a sentence. */
  private static boolean isKnownType(String type) {
    return type.endsWith("]")
        || type.endsWith(">")
        || type.equals("void")
        || type.length() == 1
        || Vocabulary.isBuiltIn(Language.JAVA, type);
  }

  private boolean opensBody(int at) {
    return bodyBrace(at).isPresent();
  }

  private Optional<Integer> bodyBrace(int parametersEnd) {
    Lexer lexer = new Lexer(text, parametersEnd + LINE_CHARS_MAX, Language.JAVA);
    Token token = lexer.next(parametersEnd, true);
    boolean thrown = token.is("throws");
    while (thrown && (token.isName() || token.is(",") || token.is("."))) {
      token = lexer.next(token.end(), true);
    }
    return token.is("{") ? Optional.of(token.start()) : Optional.empty();
  }

  private Block block(String name, ParameterList parameters, String type, int start, int indent) {
    Optional<String> returnType = Optional.of(type.strip());
    Optional<Integer> brace = bodyBrace(parameters.end());
    if (brace.isEmpty()) {
      int end = parameters.end();
      return new Block(name, parameters, returnType, start, end, end, indent, false);
    }
    int bodyStart = brace.get() + 1;
    int end = bodyEnd(bodyStart);
    boolean stub = isStub(text.substring(bodyStart, end));
    return new Block(name, parameters, returnType, start, bodyStart, end, indent, stub);
  }

  /** Offset of the brace that closes the body, or the end of the text when none does. */
  private int bodyEnd(int bodyStart) {
    Lexer lexer = new Lexer(text, text.length(), Language.JAVA);
    int depth = 1;
    Token token = lexer.next(bodyStart, true);
    while (token.kind() != Token.Kind.END) {
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      if (depth == 0) {
        return token.start();
      }
      token = lexer.next(token.end(), true);
    }
    return text.length();
  }

  private static boolean isStub(String body) {
    return body.lines()
        .map(String::strip)
        .allMatch(
            line -> line.isEmpty() || line.equals("}") || STUB_STATEMENT.matcher(line).matches());
  }

  /** The start of the comment and the annotations right above the line. */
  private int commented(int lineStart) {
    int at = lineStart;
    boolean inComment = false;
    while (at > 0) {
      int before = text.lastIndexOf('\n', at - 2) + 1;
      String line = text.substring(before, at).strip();
      boolean closes = line.endsWith("*/");
      boolean belongs = inComment || closes || line.startsWith("//") || line.startsWith("@");
      if (!belongs) {
        return at;
      }
      inComment = (inComment || closes) && !line.startsWith("/*");
      at = before;
    }
    return inComment ? lineStart : at;
  }

  private Head head(Block block) {
    String prelude = text.substring(codeStart(block.start()), block.start());
    Signature signature =
        new Signature(block.name(), block.parameters().parameters(), block.returnType());
    String head = text.substring(block.start(), block.bodyStart()) + "\n";
    return new Head(
        Language.JAVA,
        signature,
        block.stub() ? Optional.of(new Skeleton(prelude, head)) : Optional.empty(),
        Set.of(),
        defined(prelude),
        Optional.empty());
  }

  private int codeStart(int end) {
    int fence = text.lastIndexOf("```", end);
    int from = fence < 0 ? 0 : Math.min(end, text.indexOf('\n', fence) + 1);
    Matcher code = CODE_START.matcher(text).region(from, end);
    return code.find() ? code.start() : end;
  }

  private static Set<String> defined(String prelude) {
    Set<String> names = new HashSet<>();
    Matcher declaration = TYPE_DECLARATION.matcher(prelude);
    while (declaration.find()) {
      names.add(declaration.group(1));
    }
    return names;
  }
}
