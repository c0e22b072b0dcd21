package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.OutcomeReader;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Makes an execution of what the children of one run wrote and how each ended. Children are
 * hostile: what does not fit is {@link Load.ProtocolBroken}, never an exception. CPU time of single
 * calls is the child's own word, bounded by what the kernel counted in all.
 */
final class RunReader {
  private static final int MESSAGE_CHARS_MAX = 200;
  private static final int OUTPUT_CHARS_MAX = 2_000;
  private static final int SIGKILL = 9;

  /** SIGABRT, SIGBUS, SIGKILL, SIGSEGV: how code in C, or the kernel, ends for want of memory. */
  private static final Set<Integer> SIGNALS_FOR_WANT_OF_MEMORY = Set.of(6, 7, SIGKILL, 11);

  private final int callCount;
  private final long memoryBytes;
  private final long memoryBytesBase;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Long> cpuMicros = new ArrayList<>();
  private Optional<Load> failure = Optional.empty();
  private Optional<String> output = Optional.empty();

  /**
   * @param memoryBytes what the program may use
   * @param memoryBytesBase the resident set of a child that does nothing
   */
  RunReader(int callCount, long memoryBytes, long memoryBytesBase) {
    this.callCount = callCount;
    this.memoryBytes = memoryBytes;
    this.memoryBytesBase = memoryBytesBase;
  }

  Execution read(JsonNode parts) {
    try {
      for (JsonNode part : parts) {
        readPart(part);
      }
    } catch (BrokenWireException broken) {
      failure = Optional.of(new Load.ProtocolBroken(String.valueOf(broken.getMessage())));
    }
    fillUpTo(callCount, new Outcome.TimedOut());
    Load load = failure.orElseGet(Load.Loaded::new);
    boolean loaded = load instanceof Load.Loaded;
    long total = sum(parts, "cpuMicros");
    return new Execution(
        load,
        loaded ? outcomes : List.of(),
        loaded ? cpuMicros.stream().map(micros -> Math.min(micros, total)).toList() : List.of(),
        total,
        Math.max(0, peak(parts) - memoryBytesBase),
        output.orElse(""));
  }

  private void readPart(JsonNode part) throws BrokenWireException {
    if (part.path("end").asString("").equals("broken")) {
      throw new BrokenWireException("the program wrote into the channel of results, or closed it");
    }
    fillUpTo(part.path("first").asInt(), new Outcome.Crashed(0));
    boolean loaded = false;
    for (JsonNode frame : part.path("frames")) {
      String text = frame.asString("");
      loaded |= text.startsWith("L");
      readFrame(text);
    }
    if (failure.isEmpty()) {
      conclude(part, loaded);
    }
  }

  private void readFrame(String text) throws BrokenWireException {
    String rest = text.isEmpty() ? "" : text.substring(1);
    switch (text.isEmpty() ? ' ' : text.charAt(0)) {
      case 'L' -> {}
      case 'V' -> readOutcome(rest);
      case 'P' -> readOutput(rest);
      case 'S' -> fail(syntaxFailed(object(rest)));
      case 'F' -> fail(loadFailed(object(rest)));
      default -> throw new BrokenWireException("the sandbox sent a frame of no known kind");
    }
  }

  private void readOutcome(String rest) throws BrokenWireException {
    int space = rest.indexOf(' ');
    if (space < 1 || space > 18 || outcomes.size() == callCount) {
      throw new BrokenWireException("the sandbox sent an outcome that nobody asked for");
    }
    try {
      cpuMicros.add(Math.max(0, Long.parseLong(rest.substring(0, space))));
    } catch (NumberFormatException _) {
      throw new BrokenWireException("the sandbox sent a time that is no number");
    }
    outcomes.add(OutcomeReader.read(rest.substring(space + 1)));
  }

  private void readOutput(String rest) throws BrokenWireException {
    if (output.isEmpty()) {
      output = Optional.of(Wire.bounded(Wire.tree(rest).asString(""), OUTPUT_CHARS_MAX));
    }
  }

  private static JsonNode object(String json) throws BrokenWireException {
    JsonNode node = Wire.tree(json);
    if (!node.isObject()) {
      throw new BrokenWireException("the sandbox sent a failure that is no object");
    }
    return node;
  }

  private static Load syntaxFailed(JsonNode node) {
    return new Load.SyntaxFailed(message(node), Math.max(0, node.path("line").asInt(0)));
  }

  private static Load loadFailed(JsonNode node) throws BrokenWireException {
    return new Load.LoadFailed(OutcomeReader.read(node.path("outcome")), message(node));
  }

  private static String message(JsonNode node) {
    return Wire.bounded(node.path("m").asString(""), MESSAGE_CHARS_MAX);
  }

  /** A program that loaded once may fail to load again: its remaining calls end like that. */
  private void fail(Load load) {
    if (outcomes.isEmpty()) {
      failure = Optional.of(load);
      return;
    }
    Outcome outcome = load instanceof Load.LoadFailed(Outcome ended, String _) ? ended : crashed();
    fillUpTo(callCount, outcome);
  }

  private static Outcome crashed() {
    return new Outcome.Crashed(0);
  }

  /** What the end of a child means for the call that it left without an answer. */
  private void conclude(JsonNode part, boolean loaded) {
    String end = part.path("end").asString("");
    if (loaded && (end.equals("done") || end.equals("spoilt"))) {
      return;
    }
    Outcome outcome = ended(part, end);
    if (!loaded) {
      fail(new Load.LoadFailed(outcome, ""));
      return;
    }
    fillUpTo(end.equals("batch") ? callCount : outcomes.size() + 1, outcome);
  }

  private Outcome ended(JsonNode part, String end) {
    return switch (end) {
      case "call", "batch" -> new Outcome.TimedOut();
      case "signal" -> ofSignal(part.path("signal").asInt(), part.path("peakBytes").asLong());
      default -> crashed();
    };
  }

  private Outcome ofSignal(int signal, long peakBytes) {
    boolean atLimit = peakBytes - memoryBytesBase >= memoryBytes / 10 * 9;
    return atLimit && SIGNALS_FOR_WANT_OF_MEMORY.contains(signal)
        ? new Outcome.OutOfMemory()
        : new Outcome.Crashed(signal);
  }

  private void fillUpTo(int count, Outcome outcome) {
    while (outcomes.size() < Math.min(count, callCount)) {
      outcomes.add(outcome);
      cpuMicros.add(0L);
    }
  }

  private static long sum(JsonNode parts, String name) {
    long sum = 0;
    for (JsonNode part : parts) {
      sum += part.path(name).asLong();
    }
    return sum;
  }

  private static long peak(JsonNode parts) {
    long peak = 0;
    for (JsonNode part : parts) {
      peak = Math.max(peak, part.path("peakBytes").asLong());
    }
    return peak;
  }
}
