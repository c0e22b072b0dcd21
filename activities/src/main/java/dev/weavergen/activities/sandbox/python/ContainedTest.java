package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.OutcomeReader;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A test that runs whole: it lives in a child of one zygote and the candidate in a child of
 * another. What the test calls travels through here as canonical values, so that the candidate can
 * neither be what it returns (an object that equals everything) nor reach what the test expects.
 */
final class ContainedTest {
  private static final String ENTRY_WHEN_NONE = "candidate";
  private static final String NO_CHANGES = "null";

  private final Program program;
  private final Check.Contained test;
  private final RunLimits limits;
  private final Duration patience;

  ContainedTest(Program program, Check.Contained test, RunLimits limits, Duration patience) {
    this.program = program;
    this.test = test;
    this.limits = limits;
    this.patience = patience;
  }

  Outcome run(Zygote candidates, Zygote tests) throws BrokenZygoteException {
    try (Conversation candidate =
        candidates.begin(Requests.serve(program.source(), program.entryPoint(), limits))) {
      String loaded = answer(candidate);
      if (!loaded.startsWith("L")) {
        return endOfLoading(loaded);
      }
      String entry = program.entryPoint().orElse(ENTRY_WHEN_NONE);
      List<String> names = names(loaded);
      try (Conversation tester = tests.begin(Requests.test(test.source(), entry, names, limits))) {
        return relay(tester, candidate);
      }
    } catch (Ended ended) {
      return ended.outcome;
    } catch (BrokenWireException _) {
      return new Outcome.Crashed(0);
    }
  }

  private Outcome relay(Conversation tester, Conversation candidate)
      throws BrokenZygoteException, BrokenWireException, Ended {
    while (true) {
      String said = answer(tester);
      switch (said.charAt(0)) {
        case 'A' -> tester.tell(called(candidate, said.substring(1)));
        case 'L', 'P' -> {}
        case 'V' -> {
          return OutcomeReader.read(outcomeText(said));
        }
        default -> {
          return endOfLoading(said);
        }
      }
    }
  }

  /**
   * The outcome of one call and what it changed, as text for the test; the end of everything when
   * there is none.
   */
  private String called(Conversation candidate, String call)
      throws BrokenZygoteException, BrokenWireException, Ended {
    Wire.tree(call);
    candidate.tell(call);
    String changes = NO_CHANGES;
    String said = answer(candidate);
    while (said.startsWith("P") || said.startsWith("C")) {
      changes = said.startsWith("C") ? changes(said.substring(1)) : changes;
      said = answer(candidate);
    }
    if (!said.startsWith("V")) {
      throw new BrokenWireException("the candidate answered a call with something else");
    }
    String text = outcomeText(said);
    return switch (OutcomeReader.read(text)) {
      case Outcome.Returned _, Outcome.Raised _ -> "[" + text + "," + changes + "]";
      case Outcome ended -> throw new Ended(ended);
    };
  }

  /** What a call did to its arguments, no longer than a result may be. */
  private static String changes(String text) throws BrokenWireException {
    if (!(OutcomeReader.read(text) instanceof Outcome.Returned)) {
      throw new BrokenWireException("the candidate sent no values of its arguments");
    }
    return text;
  }

  private static String outcomeText(String frame) {
    return frame.substring(frame.indexOf(' ') + 1);
  }

  /** The next frame; the end of the process that should have sent one ends everything. */
  private String answer(Conversation conversation) throws BrokenZygoteException, Ended {
    return switch (conversation.next(patience)) {
      case Message.Frame(String text) when !text.isEmpty() -> text;
      case Message.Frame _ -> throw new Ended(new Outcome.Crashed(0));
      case Message.Done(JsonNode parts) -> throw new Ended(ended(parts.path(0)));
      case Message.Broken(String why) -> throw new BrokenZygoteException(why);
    };
  }

  private static Outcome ended(JsonNode part) {
    return switch (part.path("end").asString("")) {
      case "call", "batch" -> new Outcome.TimedOut();
      case "signal" -> new Outcome.Crashed(part.path("signal").asInt());
      default -> new Outcome.Crashed(0);
    };
  }

  private Outcome endOfLoading(String frame) throws BrokenWireException {
    JsonNode node = Wire.tree(frame.substring(1));
    if (frame.startsWith("F")) {
      Outcome outcome = OutcomeReader.read(node.path("outcome"));
      boolean missing = outcome instanceof Outcome.Returned;
      return missing ? new Outcome.Raised("NameError", node.path("m").asString("")) : outcome;
    }
    return new Outcome.Raised("SyntaxError", node.path("m").asString(""));
  }

  private static List<String> names(String loaded) throws BrokenWireException {
    List<String> names = new ArrayList<>();
    for (JsonNode name : Wire.tree(loaded.substring(1))) {
      Optional.of(name.asString("")).filter(text -> !text.isEmpty()).ifPresent(names::add);
    }
    return names;
  }

  /** The run is over before the test is. */
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    Ended(Outcome outcome) {
      super(outcome.toString());
      this.outcome = outcome;
    }
  }
}
