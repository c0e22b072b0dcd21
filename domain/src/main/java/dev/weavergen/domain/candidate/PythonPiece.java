package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One run of Python in a reply with what is known about its place.
 *
 * @param source what stands at column 0 after the layout is put right, without the part that is cut
 * @param fenced whether it stands between fences
 * @param correction whether the words before it call it a corrected version
 * @param end what became of an incomplete end
 */
record PythonPiece(
    PythonLayout layout, PythonSource source, boolean fenced, boolean correction, End end) {
  private static final int ANNOUNCEMENT_CHARS_MAX = 200;

  private static final List<String> CORRECTIONS =
      List.of("correct", "fixed", "revised", "final version", "final code", "updated", "improved");

  /** Every run of the reply in order, at most {@link PythonRuns#RUNS_MAX} of them. */
  static List<PythonPiece> of(List<Segment> segments) {
    List<PythonPiece> pieces = new ArrayList<>();
    String words = "";
    for (Segment segment : segments) {
      switch (segment) {
        case Segment.Prose prose -> {
          add(pieces, prose.text(), false, false, words);
          words = prose.text();
        }
        case Segment.Fenced block -> {
          add(pieces, block.code(), true, block.closed(), words);
          words = "";
        }
      }
    }
    return pieces;
  }

  private static void add(
      List<PythonPiece> pieces, String text, boolean fenced, boolean closed, String words) {
    String before = words;
    for (PythonRuns.Run run : PythonRuns.split(Transcript.code(text)).runs()) {
      if (pieces.size() == PythonRuns.RUNS_MAX) {
        return;
      }
      pieces.add(of(run, fenced, run.last() && !closed, before + run.before()));
      before = "";
    }
  }

  private static PythonPiece of(PythonRuns.Run run, boolean fenced, boolean open, String before) {
    PythonLayout layout = PythonLayout.of(run.text());
    PythonSource whole = PythonSource.of(layout.module());
    boolean correction = fenced && announcesCorrection(before);
    if (whole.isEmpty() || !open || !whole.statements().getLast().isCut()) {
      boolean cut = open && whole.isEmpty() && bodyIsCut(layout);
      return new PythonPiece(layout, whole, fenced, correction, cut ? End.IN_BODY : End.WHOLE);
    }
    PythonStatement last = whole.statements().getLast();
    PythonSource kept = PythonSource.of(whole.slice(0, whole.statements().size() - 1));
    boolean behindBody = !layout.body().isBlank() || last.isDefinition();
    End end = new End(true, !behindBody, last.bound());
    return new PythonPiece(layout, kept, fenced, correction, end);
  }

  /**
   * How a piece ends.
   *
   * @param cut whether an incomplete statement was left out
   * @param inBody whether that statement belongs to a body without a head
   * @param names what the statement would have bound
   */
  record End(boolean cut, boolean inBody, Set<String> names) {
    private static final End WHOLE = new End(false, false, Set.of());
    private static final End IN_BODY = new End(true, true, Set.of());

    public End {
      names = Set.copyOf(names);
    }
  }

  private static boolean bodyIsCut(PythonLayout layout) {
    PythonSource body = PythonSource.of(layout.body());
    return !body.isEmpty() && body.statements().getLast().isCut();
  }

  private static boolean announcesCorrection(String before) {
    int from = Math.max(0, before.length() - ANNOUNCEMENT_CHARS_MAX);
    String words = before.substring(from).toLowerCase(Locale.ROOT);
    return CORRECTIONS.stream().anyMatch(words::contains);
  }

  boolean defines(String name) {
    return source.binds(name);
  }

  boolean hasDefinitions() {
    return source.statements().stream().anyMatch(PythonStatement::isDefinition);
  }

  /** Whether it begins with statements that need a function around them. */
  boolean lacksHead() {
    return !layout.body().isBlank()
        || source.statements().stream().anyMatch(PythonStatement::lacksHead);
  }

  /** The statements that need a head, at column 0. */
  String body() {
    return layout.body().isBlank() ? source.slice(0, afterLastReturn()) : layout.body();
  }

  /** What follows the body, at column 0. */
  PythonSource rest() {
    if (!layout.body().isBlank()) {
      return source;
    }
    return PythonSource.of(source.slice(afterLastReturn(), source.statements().size()));
  }

  private int afterLastReturn() {
    for (int i = source.statements().size(); i > 0; i--) {
      if (source.statements().get(i - 1).lacksHead()) {
        return i;
      }
    }
    return source.statements().size();
  }
}
