package dev.weavergen.domain.intent;

import dev.weavergen.domain.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentences that limit how the program may be written or what it must hold to, as they
 * are written.
 *
 * <p>What the program must return is its task, not a limit on it, and no constraint; the line
 * between the two is drawn by the verbs that limits are worded with.
 */
final class Constraints {
  private static final Pattern LIMIT =
      Pattern.compile(
          "\\b(?:do not|don't|don’t|must not|mustn't|should not|shouldn't|may not|cannot|can't|can not|never|not allowed to|are not to) (?:be )?(?:\\w+ly )?(?:use|using|import|modify|modifying|mutate|change|alter|call|rely|sort|create|copy|allocate|add|write|touch|recurse|loop|exceed|depend|assume|block|reuse|swap|need|take|access|print|throw|raise)"
              + "|\\bwithout (?:the use|using|modifying|changing|mutating|importing|calling|creating|allocating|sorting|recursion|loops?|extra|any|additional|external|copying|converting|built-?in|library|regex|division|multiplication|iterating|relying)"
              + "|\\b(?:avoid|use only|only use|using only|uses only|restricted to|limited to)\\b"
              + "|\\bno (?:recursion|loops?|imports?|external|third-party|built-?ins?|libraries|library|regex|regular expressions|extra|additional|global|side effects?|mutation|dependencies|lambdas?|streams?|comprehensions?)\\b"
              + "|\\bin[- ]place\\b"
              + "|\\bO\\([^)\\n]{1,30}\\)"
              + "|\\b(?:in|with|constant|linear|logarithmic|quadratic) (?:constant|linear|logarithmic|sublinear|quadratic|polynomial|time|space|memory)\\b(?: (?:time|space|memory|complexity))?"
              + "|\\b(?:time|space|memory) complexity\\b"
              + "|\\b(?:must|has to|have to|needs to|should) (?:also )?(?:be (?:\\w+ly )?(?:pure|recursive|iterative|static|immutable|thread-safe|efficient|optimi[sz]ed|stable|lazy|deterministic|case|compatible|typed|constant|linear|solved|named)|use|run|work|handle|support|raise|throw|avoid|preserve|keep|finish|complete|accept|scale)\\b"
              + "|\\bat most (?:one|two|\\d+) (?:lines?|loops?|pass|passes|statements?|variables?)\\b"
              + "|\\b(?:single|one) pass\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADING =
      Pattern.compile(
          "\\**(?:constraints?|restrictions?|requirements?|limits?|limitations?)\\**:?\\**(.*+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_HEADING =
      Pattern.compile(
          "\\**(?:examples?|notes?|input|output|returns?|hints?|args|parameters?|variables|explanation|follow-?up)\\b.{0,20}:.*+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;](?=\\s)|$");
  private static final Pattern BULLET = Pattern.compile("(?:[-*•+#]++|//|\\d{1,2}[.)])\\s++");
  private static final Pattern QUOTES = Pattern.compile("\"\"\"|'''|/\\*\\*?|\\*/");

  private final List<String> found = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private boolean listed;

  private Constraints() {}

  static List<String> read(String text) {
    Constraints reader = new Constraints();
    text.lines().forEach(reader::line);
    reader.endParagraph();
    return reader.found.stream().distinct().limit(Limits.CONSTRAINTS_MAX).toList();
  }

  private void line(String raw) {
    String unquoted = QUOTES.matcher(raw).replaceAll(" ").strip();
    Matcher bullet = BULLET.matcher(unquoted);
    boolean bulleted = bullet.lookingAt();
    String line = bulleted ? unquoted.substring(bullet.end()).strip() : unquoted;
    if (line.startsWith("* ") || line.equals("*")) {
      line = line.substring(1).strip();
    }
    if (line.isEmpty()) {
      endParagraph();
      return;
    }
    if (isCode(line)) {
      endParagraph();
      listed = false;
      return;
    }
    Matcher heading = HEADING.matcher(line);
    if (heading.matches() && isHeading(line, heading)) {
      endParagraph();
      listed = true;
      add(heading.group(1).strip());
      return;
    }
    if (OTHER_HEADING.matcher(line).matches()) {
      listed = false;
    }
    if (listed) {
      add(line);
      return;
    }
    if (bulleted) {
      endParagraph();
    }
    paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
  }

  private static boolean isHeading(String line, Matcher heading) {
    return line.indexOf(':') >= 0 || heading.group(1).isBlank();
  }

  private static boolean isCode(String line) {
    return line.startsWith(">>>")
        || line.startsWith("assert")
        || line.startsWith("def ")
        || line.startsWith("import ")
        || (line.startsWith("return ") && line.endsWith(";"))
        || line.startsWith("```");
  }

  private void endParagraph() {
    String whole = paragraph.toString();
    paragraph.setLength(0);
    if (listed && whole.isEmpty()) {
      return;
    }
    Matcher end = SENTENCE_END.matcher(whole);
    int from = 0;
    while (from < whole.length() && end.find()) {
      String sentence = whole.substring(from, end.end()).strip();
      if (sentence.length() <= Limits.EXCERPT_CHARS_MAX && LIMIT.matcher(sentence).find()) {
        add(sentence);
      }
      from = end.end();
    }
  }

  private void add(String constraint) {
    if (!constraint.isEmpty() && constraint.length() <= Limits.EXCERPT_CHARS_MAX) {
      found.add(constraint);
    }
  }
}
