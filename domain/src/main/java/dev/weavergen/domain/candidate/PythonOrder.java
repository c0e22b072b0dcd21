package dev.weavergen.domain.candidate;

import java.util.List;
import java.util.Set;

/**
 * Which tokens may stand beside each other. No grammar, but enough of one to tell a line of Python
 * from a line of English: in a sentence two words follow each other without an operator, and its
 * end is a full stop.
 */
final class PythonOrder {
  private static final Set<String> BETWEEN_OPERANDS =
      Set.of(
          "//", "%", "&", "|", "^", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "=", "+=", "-=",
          "*=", "/=", "//=", "%=", "&=", "|=", "^=", "@=", "**=", ">>=", "<<=", ":=", "->");

  private static final Set<String> KEYWORDS_BEHIND_OPERANDS =
      Set.of("and", "or", "is", "as", "else", "if", "for");

  private static final Set<String> LAST_KEYWORDS =
      Set.of("pass", "break", "continue", "return", "yield", "raise");

  /** Names that begin a statement when a name follows. */
  private static final Set<String> SOFT_KEYWORDS = Set.of("match", "case", "type");

  private PythonOrder() {}

  /** Whether a token may come behind those of the line so far, of which there is at least one. */
  static boolean mayFollow(List<PythonToken> line, PythonToken token) {
    PythonToken previous = line.getLast();
    if (token.kind() == PythonToken.Kind.KEYWORD && !token.beginsOperand()) {
      return keywordMayFollow(line, previous, token.text());
    }
    if (previous.endsOperand() && token.beginsOperand()) {
      boolean strings = previous.isString() && token.isString();
      boolean relative = previous.is("...") && line.getFirst().is("from");
      return strings || relative || softKeyword(line);
    }
    if (token.kind() == PythonToken.Kind.OPERATOR && BETWEEN_OPERANDS.contains(token.text())) {
      return previous.endsOperand();
    }
    return !token.is(".") || previous.endsOperand() || line.getFirst().is("from");
  }

  private static boolean softKeyword(List<PythonToken> line) {
    return line.size() == 1 && SOFT_KEYWORDS.contains(line.getFirst().text());
  }

  private static boolean keywordMayFollow(
      List<PythonToken> line, PythonToken previous, String keyword) {
    if (previous.is(":") || previous.is(";") || previous.is("async") || softKeyword(line)) {
      return true;
    }
    if (keyword.equals("import")) {
      return line.getFirst().is("from");
    }
    if (keyword.equals("in")) {
      return previous.endsOperand() || previous.is("not");
    }
    if (KEYWORDS_BEHIND_OPERANDS.contains(keyword)) {
      return previous.endsOperand() || (keyword.equals("as") && previous.is("*"));
    }
    return !PythonWords.STATEMENT_KEYWORDS.contains(keyword);
  }

  /** Whether a line of these tokens, at least one, may end here. */
  static boolean mayEnd(List<PythonToken> line) {
    PythonToken first = line.getFirst();
    if (first.kind() == PythonToken.Kind.KEYWORD) {
      if (PythonWords.BLOCK_KEYWORDS.contains(first.text())) {
        return isBlockHead(line) && endsWell(line);
      }
      if (first.is("import") || first.is("from")) {
        return isImport(line);
      }
    }
    return colonsFit(line) && endsWell(line);
  }

  private static boolean endsWell(List<PythonToken> line) {
    PythonToken last = line.getLast();
    return last.endsOperand()
        || last.is(":")
        || last.is(",")
        || last.is(";")
        || LAST_KEYWORDS.contains(last.text());
  }

  private static boolean isBlockHead(List<PythonToken> line) {
    String first = line.getFirst().text();
    int colon = topLevel(line, ":", 0);
    if (colon < 0) {
      return false;
    }
    return switch (first) {
      case "try", "else", "finally" -> colon == 1;
      case "for" -> topLevel(line, "in", 0) > 1;
      case "def" -> line.size() > 3 && line.get(1).isName();
      case "class" -> line.get(1).isName();
      case "if", "elif", "while", "with" -> colon > 1;
      default -> true;
    };
  }

  private static boolean isImport(List<PythonToken> line) {
    PythonToken last = line.getLast();
    boolean whole = last.isName() || last.is(")") || last.is("*") || last.is(";");
    boolean named = line.getFirst().is("import") || topLevel(line, "import", 0) > 1;
    return whole && named && line.size() > 1;
  }

  /** A colon outside of brackets belongs to an annotation, to lambda or to a soft keyword. */
  private static boolean colonsFit(List<PythonToken> line) {
    int colon = topLevel(line, ":", 0);
    if (colon < 0 || line.stream().anyMatch(token -> token.is("lambda"))) {
      return true;
    }
    if (line.getFirst().is("match") || line.getFirst().is("case")) {
      return colon > 1;
    }
    return colon + 1 < line.size()
        && line.getFirst().isName()
        && topLevel(line, ":", colon + 1) < 0
        && line.subList(1, colon).stream()
            .allMatch(token -> token.depth() > 0 || !(token.is(",") || token.is("=")));
  }

  /** Where a token first stands outside of brackets from an index on, or -1. */
  static int topLevel(List<PythonToken> line, String wanted, int from) {
    for (int i = from; i < line.size(); i++) {
      if (line.get(i).depth() == 0 && line.get(i).is(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
