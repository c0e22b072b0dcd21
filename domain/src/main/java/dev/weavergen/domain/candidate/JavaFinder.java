package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Skeleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the Java of a reply that is the answer, and makes it a compilation unit.
 *
 * <p>Types stay as they are. Methods without a type around them become members of a class {@code
 * Solution}, and a body without its head gets the head of the prompt. An entry point of another
 * name is only noted, since Java has no alias.
 */
final class JavaFinder {
  private static final String TRUNCATED = "The reply is truncated before its program is complete.";

  private final ParsedIntent intent;
  private final List<String> notes = new ArrayList<>();

  private JavaFinder(ParsedIntent intent) {
    this.intent = intent;
  }

  /**
   * @param members of one block or of the words between blocks
   */
  private record Piece(JavaMembers members, boolean fenced) {
    boolean mentionsDeclaration(String name) {
      return members.members().stream()
          .anyMatch(member -> declares(member, name) && member.whole());
    }

    private static boolean declares(JavaMember member, String name) {
      boolean type = member.is(JavaMember.Kind.TYPE);
      boolean method = member.is(JavaMember.Kind.METHOD);
      return ((type || method) && member.name().equals(name))
          || (type && declaresMethod(member.text(), name));
    }

    private static boolean declaresMethod(String text, String name) {
      int at = text.indexOf(name);
      while (at >= 0) {
        int after = at + name.length();
        boolean begins = at > 0 && Character.isWhitespace(text.charAt(at - 1));
        boolean opens = text.startsWith("(", after) || text.startsWith(" (", after);
        if (begins && opens && typeBefore(text, at)) {
          return true;
        }
        at = text.indexOf(name, after);
      }
      return false;
    }

    private static boolean typeBefore(String text, int at) {
      int end = at;
      while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      boolean typed =
          end > 0
              && (Character.isJavaIdentifierPart(text.charAt(end - 1))
                  || text.charAt(end - 1) == '>'
                  || text.charAt(end - 1) == ']');
      String before = text.substring(Math.max(0, end - 7), end);
      return typed && !before.endsWith("return") && !before.endsWith("new");
    }

    boolean hasDeclaration() {
      return members.members().stream()
          .anyMatch(member ->
              member.whole()
                  && (member.is(JavaMember.Kind.TYPE) || member.is(JavaMember.Kind.METHOD)));
    }
  }

  static Finding find(List<Segment> segments, ParsedIntent intent) {
    List<Piece> pieces =
        segments.stream()
            .map(segment ->
                switch (segment) {
                  case Segment.Fenced block -> new Piece(JavaMembers.of(block.code()), true);
                  case Segment.Prose prose -> new Piece(JavaMembers.of(prose.text()), false);
                })
            .limit(PythonRuns.RUNS_MAX)
            .toList();
    return new JavaFinder(intent).find(pieces);
  }

  private Finding find(List<Piece> pieces) {
    Optional<Piece> defining =
        intent
            .entryPoint()
            .flatMap(
                name -> first(pieces.stream().filter(p -> p.mentionsDeclaration(name)).toList()));
    if (defining.isPresent()) {
      return unit(defining.get());
    }
    boolean cut =
        pieces.stream()
            .flatMap(piece -> piece.members().members().stream())
            .anyMatch(member -> !member.whole());
    if (cut) {
      return new Finding.Missing(TRUNCATED);
    }
    return first(pieces.stream().filter(Piece::hasDeclaration).toList())
        .map(this::otherName)
        .or(() -> body(pieces))
        .orElseGet(() -> new Finding.Missing("The reply holds no Java code."));
  }

  private static Optional<Piece> first(List<Piece> pieces) {
    return pieces.stream().filter(Piece::fenced).findFirst().or(() -> pieces.stream().findFirst());
  }

  private Finding otherName(Piece piece) {
    if (intent.entryPoint().isEmpty()) {
      return unit(piece);
    }
    String name = intent.entryPoint().get();
    Optional<Arity> wanted = Arity.wanted(intent);
    List<String> fitting =
        piece.members().members().stream()
            .filter(member -> member.is(JavaMember.Kind.METHOD))
            .filter(m -> wanted.map(Arity.of(m.arity())::admits).orElse(true))
            .map(JavaMember::name)
            .toList();
    boolean onlyTypes =
        piece.members().members().stream().noneMatch(m -> m.is(JavaMember.Kind.METHOD));
    if (fitting.size() != 1 && !onlyTypes) {
      return new Finding.Missing(
          "The reply's code does not define "
              + name
              + ", and no single method of it can be meant instead.");
    }
    notes.add(
        onlyTypes
            ? "the reply has no method " + name
            : "the entry point has another name in the reply: " + fitting.getFirst());
    return unit(piece);
  }

  private Optional<Finding> body(List<Piece> pieces) {
    Optional<Skeleton> skeleton = intent.skeleton().filter(code -> !code.head().isBlank());
    Optional<Piece> piece =
        first(pieces.stream().filter(p -> p.members().body().contains("return")).toList());
    if (skeleton.isEmpty() || piece.isEmpty()) {
      return Optional.empty();
    }
    notes.add("head of the prompt put in front");
    String method = skeleton.get().head().stripTrailing() + "\n" + piece.get().members().body();
    String closed = method + "}\n".repeat((int) Math.max(0, unclosed(method)));
    return Optional.of(unit(new Piece(JavaMembers.of(closed), true)));
  }

  private static long unclosed(String text) {
    return text.chars().filter(c -> c == '{').count() - text.chars().filter(c -> c == '}').count();
  }

  private Finding unit(Piece piece) {
    List<JavaMember> members =
        piece.members().members().stream().filter(JavaMember::whole).toList();
    if (members.size() < piece.members().members().size()) {
      notes.add("the reply is cut off: its incomplete end left out");
    }
    String heads = text(members, true);
    String rest = text(members, false);
    boolean bare =
        members.stream().anyMatch(m -> m.is(JavaMember.Kind.METHOD) || m.is(JavaMember.Kind.FIELD));
    if (bare) {
      notes.add("methods put into a class Solution");
      rest = "class Solution {\n" + Indentation.shifted(rest, 4) + "}\n";
    }
    String source = imports(heads, rest) + rest;
    return new Finding.Found(source, notes);
  }

  private static String text(List<JavaMember> members, boolean heads) {
    return members.stream()
        .filter(m -> heads == (m.is(JavaMember.Kind.IMPORT) || m.is(JavaMember.Kind.PACKAGE)))
        .map(member -> member.text().strip() + (heads ? "\n" : "\n\n"))
        .collect(Collectors.joining())
        .replaceFirst("\n\n$", "\n");
  }

  /** The code's own imports and those of the prompt whose class is named in the code. */
  private String imports(String own, String code) {
    String prelude = intent.skeleton().map(Skeleton::prelude).orElse("");
    List<String> taken =
        JavaMembers.of(prelude).members().stream()
            .filter(member -> member.is(JavaMember.Kind.IMPORT))
            .filter(member -> !own.contains(member.text().strip()))
            .filter(member -> uses(code, simpleName(member.name())))
            .map(member -> member.text().strip())
            .toList();
    if (!taken.isEmpty()) {
      notes.add("taken from the prompt: " + String.join(" ", taken));
    }
    String heads = own + taken.stream().map(line -> line + "\n").collect(Collectors.joining());
    return heads.isEmpty() ? "" : heads + "\n";
  }

  private static boolean uses(String code, String name) {
    return name.equals("*") || code.contains(name);
  }

  private static String simpleName(String imported) {
    return imported.substring(imported.lastIndexOf('.') + 1);
  }
}
