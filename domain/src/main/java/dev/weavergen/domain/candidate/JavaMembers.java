package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declarations at the outermost level of a text that holds Java among words.
 *
 * <p>A line at that level begins a declaration if its first word can; the declaration then reaches
 * to its semicolon or to the brace that closes its body. Strings, text blocks, character literals
 * and comments are skipped, so that braces in them do not count. Everything else is prose. Each
 * character is read a bounded number of times.
 *
 * @param prose the lines that belong to no declaration
 * @param body statements in front of any declaration that are a method's body without its head
 */
record JavaMembers(List<JavaMember> members, String prose, String body) {
  private static final Set<String> MODIFIERS =
      Set.of(
          "public",
          "private",
          "protected",
          "static",
          "final",
          "abstract",
          "sealed",
          "synchronized",
          "native",
          "default",
          "strictfp");
  private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");
  private static final Set<String> STATEMENT_WORDS =
      Set.of(
          "return", "if", "for", "while", "do", "switch", "throw", "try", "else", "new", "assert");

  /** A longer head than any declaration has; keeps the search for its end short. */
  private static final int HEAD_CHARS_MAX = 4_000;

  JavaMembers {
    members = List.copyOf(members);
  }

  static JavaMembers of(String text) {
    List<JavaMember> members = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    StringBuilder body = new StringBuilder();
    JavaText java = new JavaText(text);
    int at = 0;
    while (at < text.length()) {
      int lineEnd = lineEnd(text, at);
      JavaMember member = member(text, java, at);
      if (member != null) {
        members.add(member);
        at = afterLine(text, at + member.text().length());
        continue;
      }
      int end = members.isEmpty() ? java.statementEnd(at, lineEnd) : -1;
      if (end > 0) {
        body.append(text, at, end).append('\n');
        at = afterLine(text, end);
        continue;
      }
      prose.append(text, at, lineEnd).append('\n');
      at = lineEnd + 1;
    }
    return new JavaMembers(members, prose.toString(), body.toString());
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int afterLine(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
  }

  private static @Nullable JavaMember member(String text, JavaText java, int at) {
    int headEnd = java.headEnd(at, Math.min(text.length(), at + HEAD_CHARS_MAX));
    if (headEnd < 0) {
      return null;
    }
    List<String> words = java.words(at, headEnd);
    JavaMember.Kind kind = kind(words);
    if (kind == null) {
      return null;
    }
    int end = java.memberEnd(headEnd);
    boolean whole = end >= 0;
    String code = text.substring(at, whole ? end : text.length());
    return new JavaMember(kind, name(kind, words), arity(kind, words), code, whole);
  }

  private static JavaMember.@Nullable Kind kind(List<String> words) {
    int first = afterModifiers(words);
    if (first >= words.size()) {
      return null;
    }
    String word = words.get(first);
    if (word.equals("import") || word.equals("package")) {
      boolean whole = words.getLast().equals(";") && !words.contains("(");
      return whole ? importKind(word) : null;
    }
    if (TYPE_WORDS.contains(word)) {
      boolean named = first + 1 < words.size() && isWord(words.get(first + 1));
      return named && words.getLast().equals("{") ? JavaMember.Kind.TYPE : null;
    }
    if (STATEMENT_WORDS.contains(word) || !(isWord(word) || word.equals("<"))) {
      return null;
    }
    int open = words.indexOf("(");
    if (open > first + 1 && words.getLast().equals("{") && !words.subList(0, open).contains("=")) {
      boolean typed = isWord(words.get(open - 1)) && endsType(words.get(open - 2));
      return typed ? JavaMember.Kind.METHOD : null;
    }
    boolean field = first > 0 && words.contains("=") && words.getLast().equals(";");
    return field ? JavaMember.Kind.FIELD : null;
  }

  private static JavaMember.Kind importKind(String word) {
    return word.equals("import") ? JavaMember.Kind.IMPORT : JavaMember.Kind.PACKAGE;
  }

  private static boolean endsType(String word) {
    return (isWord(word) && !STATEMENT_WORDS.contains(word))
        || word.equals(">")
        || word.equals("]");
  }

  private static int afterModifiers(List<String> words) {
    int at = 0;
    while (at < words.size()) {
      if (words.get(at).equals("@") && at + 1 < words.size()) {
        at = afterAnnotation(words, at + 2);
      } else if (MODIFIERS.contains(words.get(at))) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static int afterAnnotation(List<String> words, int from) {
    if (from >= words.size() || !words.get(from).equals("(")) {
      return from;
    }
    int close = words.subList(from, words.size()).indexOf(")");
    return close < 0 ? words.size() : from + close + 1;
  }

  private static boolean isWord(String word) {
    return Character.isJavaIdentifierStart(word.charAt(0));
  }

  private static String name(JavaMember.Kind kind, List<String> words) {
    int first = afterModifiers(words);
    return switch (kind) {
      case TYPE -> words.get(first + 1);
      case METHOD -> words.get(words.indexOf("(") - 1);
      case IMPORT, PACKAGE -> String.join("", words.subList(first + 1, words.size() - 1));
      case FIELD -> words.get(words.indexOf("=") - 1);
    };
  }

  private static int arity(JavaMember.Kind kind, List<String> words) {
    if (kind != JavaMember.Kind.METHOD) {
      return 0;
    }
    int open = words.indexOf("(");
    if (words.get(open + 1).equals(")")) {
      return 0;
    }
    int commas = 0;
    int depth = 0;
    for (int i = open + 1; i < words.size() && !(depth == 0 && words.get(i).equals(")")); i++) {
      String word = words.get(i);
      depth += "(<[".contains(word) ? 1 : ")>]".contains(word) ? -1 : 0;
      commas += depth == 0 && word.equals(",") ? 1 : 0;
    }
    return commas + 1;
  }
}
