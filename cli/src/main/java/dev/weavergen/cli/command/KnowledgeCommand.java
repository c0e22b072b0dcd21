package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.servers.Store;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.learning.Knowledges.Published;
import dev.weavergen.workflows.learning.UnreadableKnowledgeException;
import dev.weavergen.workflows.payload.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what was learned, and goes back to an earlier version. */
@Command(
    name = "knowledge",
    description =
        "Shows what was learned from outcomes, version by version, and goes back to an earlier one.",
    footer = {
      "",
      "show       what a version knows: track records, weights, the trial of the predictor, its risk",
      "history    the versions, latest first; * marks the one that generations use",
      "rollback   uses an earlier version from now on; 0 for none",
      "",
      "Examples:",
      "  weavergen knowledge show",
      "  weavergen knowledge show 3 --json",
      "  weavergen knowledge history",
      "  weavergen knowledge rollback 2"
    })
public final class KnowledgeCommand implements Callable<Integer> {
  private static final String NOTHING_KNOWN =
      "nothing is published yet; report outcomes with weavergen outcome, then run weavergen learn";

  private static final String EXPECTED = "show [VERSION], history or rollback VERSION";

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final ScopeOption scope = new ScopeOption();

  @Parameters(
      index = "0",
      paramLabel = "show|history|rollback",
      defaultValue = "show",
      description = "What to do (default: show).")
  private String action = "show";

  @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "Which version.")
  private Optional<String> version = Optional.empty();

  public KnowledgeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String name = scope.name();
    Optional<Long> wanted = version.map(KnowledgeCommand::number);
    return switch (action) {
      case "show" -> {
        if (wanted.isEmpty() && !Store.exists(common)) {
          yield listed(List.of());
        }
        yield withStore(store -> show(store, name, wanted));
      }
      case "history" -> {
        if (wanted.isPresent()) {
          throw new WrongCallException("history: takes no version; expected " + EXPECTED);
        }
        yield Store.exists(common)
            ? withStore(store -> listed(store.history(name, Limits.PAGE_ROWS_MAX)))
            : listed(List.of());
      }
      case "rollback" -> {
        long to =
            wanted.orElseThrow(() ->
                new WrongCallException(
                    "VERSION: is missing; weavergen knowledge history lists what there is"));
        yield withStore(store -> rollback(store, name, to));
      }
      default ->
          throw new WrongCallException(
              "knowledge: '" + action + "' is not known; expected " + EXPECTED);
    };
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new WrongCallException("VERSION: is '" + text + "'; expected a whole number such as 3");
    }
    return Long.parseLong(text);
  }

  private int withStore(ToIntFunction<Knowledges> action) {
    if (!Store.exists(common)) {
      throw nothingKnown();
    }
    try (Store store = Store.open(common, console)) {
      return action.applyAsInt(new PostgresKnowledges(store.database()));
    } catch (UnreadableKnowledgeException unreadable) {
      throw new UnavailableException(String.valueOf(unreadable.getMessage()));
    }
  }

  private int show(Knowledges store, String scopeName, Optional<Long> wanted) {
    if (wanted.isPresent()) {
      return shown(
          store,
          scopeName,
          store.find(scopeName, wanted.get()).orElseThrow(() -> unknown(wanted.get())));
    }
    Optional<Knowledge> current = store.current(scopeName);
    if (current.isPresent()) {
      return shown(store, scopeName, current.get());
    }
    List<Published> history = store.history(scopeName, Limits.PAGE_ROWS_MAX);
    if (!history.isEmpty()) {
      console.say("no version is in use; weavergen knowledge rollback VERSION uses one of these");
    }
    return listed(history);
  }

  private int shown(Knowledges store, String scopeName, Knowledge known) {
    if (common.json()) {
      console.result(store.text(scopeName, known.version()).orElseThrow());
      return ExitCode.DONE;
    }
    KnowledgePage.lines(known).forEach(line -> console.result(Console.printable(line)));
    return ExitCode.DONE;
  }

  private int listed(List<Published> history) {
    if (common.json()) {
      console.result(
          Json.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(Map.of("versions", history)));
      return ExitCode.DONE;
    }
    if (history.isEmpty()) {
      console.say(NOTHING_KNOWN);
    }
    history.forEach(published -> console.result(line(published)));
    return ExitCode.DONE;
  }

  private static String line(Published published) {
    String parent =
        published.parent().isPresent() ? "from " + published.parent().getAsLong() : "the first";
    return "%s %4d  %-10s %6d generations %7d labels  %s  %s"
        .formatted(
            published.current() ? "*" : " ",
            published.version(),
            parent,
            published.generations(),
            published.labels(),
            published.at(),
            published.sha256().substring(0, 12));
  }

  private int rollback(Knowledges store, String scopeName, long to) {
    if (to != Knowledges.NONE) {
      // A version that cannot be read must not become the one that every generation needs.
      Knowledge _ = store.find(scopeName, to).orElseThrow(() -> unknown(to));
    }
    if (!store.rollback(scopeName, to)) {
      throw unknown(to);
    }
    if (common.json()) {
      console.result(Json.mapper().writeValueAsString(Map.of("current", to)));
      return ExitCode.DONE;
    }
    console.result(
        to == Knowledges.NONE
            ? "generations use no version from now on"
            : "generations use version " + to + " from now on");
    return ExitCode.DONE;
  }

  private static WrongCallException unknown(long version) {
    return new WrongCallException(
        "there is no version " + version + "; weavergen knowledge history lists what there is");
  }

  private static WrongCallException nothingKnown() {
    return new WrongCallException(NOTHING_KNOWN);
  }
}
