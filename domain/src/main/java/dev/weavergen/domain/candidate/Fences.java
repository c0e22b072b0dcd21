package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes a reply apart at its Markdown fences.
 *
 * <p>CommonMark is the guide, but models are not strict, so four things are read more kindly. A
 * fence may be indented by any amount, stand behind a list marker or a quotation mark, or at the
 * end of a line of text. A tagged fence within a block of the same kind ends that block, because a
 * model that opens a block has forgotten to close the one before. Both fences may be on one line.
 * And if the first fence of a reply has no tag and everything before it is code, then the reply is
 * the continuation of a prompt that ended with the opening fence, and this one closes it.
 */
final class Fences {
  private static final Set<String> INLINE_TAGS = Set.of("python", "python3", "py", "java");

  private final List<Segment> segments = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean inside;
  private char mark;
  private int length;
  private int indent;
  private boolean quoted;
  private String tag = "";

  private Fences() {}

  /** The segments in order; prose without any letter is left out. */
  static List<Segment> segments(String reply) {
    Fences fences = new Fences();
    if (startsInside(reply)) {
      fences.inside = true;
      fences.mark = '`';
      fences.length = 3;
    }
    reply.lines().forEach(fences::line);
    fences.finish(false);
    return List.copyOf(fences.segments);
  }

  private static boolean startsInside(String reply) {
    int fence = reply.startsWith("```") ? 0 : reply.indexOf("\n```") + 1;
    if (fence == 0) {
      return false;
    }
    int end = reply.indexOf('\n', fence);
    String marker = reply.substring(fence, end < 0 ? reply.length() : end);
    return marker.strip().equals("```") && CodeLook.isCodeOnly(reply.substring(0, fence));
  }

  private void line(String line) {
    Marker marker = Marker.in(line);
    if (inside) {
      insideLine(line, marker);
      return;
    }
    if (marker.length() == 0) {
      outsideLine(line);
      return;
    }
    String rest = marker.info();
    int close = rest.indexOf(String.valueOf(marker.mark()).repeat(3));
    if (close >= 0) {
      inlineBlock(rest.substring(0, close));
      return;
    }
    open(marker);
  }

  private void insideLine(String line, Marker marker) {
    boolean same = marker.mark() == mark && marker.length() >= length;
    if (same && marker.info().isEmpty()) {
      finish(true);
      return;
    }
    if (same && isTag(marker.info())) {
      finish(false);
      open(marker);
      return;
    }
    String content = content(line);
    if (mark == '`'
        && length == 3
        && content.stripTrailing().endsWith("```")
        && !content.contains("\"```")) {
      String last = content.stripTrailing();
      text.append(last, 0, last.length() - 3).append('\n');
      finish(true);
      return;
    }
    text.append(content).append('\n');
  }

  private void outsideLine(String line) {
    int fence = line.lastIndexOf("```");
    if (fence > 0 && line.indexOf("```") == fence && isTagOrEmpty(line.substring(fence + 3))) {
      text.append(line, 0, fence).append('\n');
      open(new Marker('`', 3, 0, false, line.substring(fence + 3).strip()));
      return;
    }
    text.append(line).append('\n');
  }

  private void inlineBlock(String content) {
    finish(false);
    String stripped = content.strip();
    String first = firstWord(stripped);
    boolean tagged = INLINE_TAGS.contains(first);
    String code = tagged ? stripped.substring(first.length()).strip() : stripped;
    segments.add(new Segment.Fenced(tagged ? first : "", code + "\n", true));
  }

  private void open(Marker marker) {
    finish(false);
    inside = true;
    mark = marker.mark();
    length = marker.length();
    indent = marker.indent();
    quoted = marker.quoted();
    tag = firstWord(marker.info());
  }

  private void finish(boolean closed) {
    String content = text.toString();
    text.setLength(0);
    if (inside) {
      segments.add(new Segment.Fenced(tag, content, closed));
    } else if (!content.isBlank()) {
      segments.add(new Segment.Prose(content));
    }
    inside = false;
    tag = "";
  }

  /** The line without the quotation mark and the indentation that the opening fence has. */
  private String content(String line) {
    String content = line;
    if (quoted && content.stripLeading().startsWith(">")) {
      content = content.stripLeading().substring(1);
      content = content.startsWith(" ") ? content.substring(1) : content;
    }
    int strip = 0;
    while (strip < indent && strip < content.length() && content.charAt(strip) == ' ') {
      strip++;
    }
    return content.substring(strip);
  }

  private static boolean isTagOrEmpty(String info) {
    return info.isBlank() || INLINE_TAGS.contains(firstWord(info.strip()));
  }

  private static boolean isTag(String info) {
    return !info.isEmpty() && Character.isLetter(info.charAt(0)) && !info.contains("`");
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /**
   * The fence that a line begins with.
   *
   * @param length of the fence in characters, 0 where the line has none
   * @param indent blanks that belong to the fence and not to the code
   * @param info what follows, stripped
   */
  private record Marker(char mark, int length, int indent, boolean quoted, String info) {
    private static final Marker NONE = new Marker(' ', 0, 0, false, "");

    static Marker in(String line) {
      int at = blanks(line, 0);
      boolean quoted = at < line.length() && line.charAt(at) == '>';
      int start = quoted ? blanks(line, at + 1) : afterListMarker(line, at);
      int end = start;
      while (end < line.length() && isMark(line.charAt(end)) && same(line, start, end)) {
        end++;
      }
      if (end - start < 3) {
        return NONE;
      }
      int indent = quoted ? 0 : start;
      return new Marker(
          line.charAt(start), end - start, indent, quoted, line.substring(end).strip());
    }

    private static boolean isMark(char c) {
      return c == '`' || c == '~';
    }

    private static boolean same(String line, int start, int at) {
      return line.charAt(start) == line.charAt(at);
    }

    private static int blanks(String line, int from) {
      int at = from;
      while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
        at++;
      }
      return at;
    }

    private static int afterListMarker(String line, int from) {
      int at = from;
      while (at < line.length() && Character.isDigit(line.charAt(at))) {
        at++;
      }
      boolean numbered = at > from && at < line.length() && ".)".indexOf(line.charAt(at)) >= 0;
      boolean bullet = at == from && at < line.length() && "-*+".indexOf(line.charAt(at)) >= 0;
      if (!numbered && !bullet) {
        return from;
      }
      int after = blanks(line, at + 1);
      return after > at + 1 ? after : from;
    }
  }
}
