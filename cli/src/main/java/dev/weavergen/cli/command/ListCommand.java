package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.servers.Store;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.intent.Title;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.payload.Json;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The latest generations. */
@Command(
    name = "list",
    description = "Lists generations, the latest first.",
    footer = {"", "Example:", "  weavergen list --state running"})
public final class ListCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = "--state",
      paramLabel = "STATUS",
      description = "Only those of this status, for example running.")
  private Optional<String> state = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  public ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > Limits.PAGE_ROWS_MAX) {
      throw new WrongCallException(
          "--limit: " + limit + " is out of range; expected 1 to " + Limits.PAGE_ROWS_MAX);
    }
    state
        .filter(name ->
            Arrays.stream(GenerationStatus.values())
                .noneMatch(known -> known.wireName().equals(name)))
        .ifPresent(name -> {
          throw new WrongCallException(
              "--state: '"
                  + name
                  + "' is not known; expected one of "
                  + Arrays.stream(GenerationStatus.values())
                      .map(GenerationStatus::wireName)
                      .collect(Collectors.joining(", ")));
        });
    try (Store store = Store.open(common, console)) {
      List<Generations.GenerationSummary> page =
          new PostgresGenerations(store.database())
              .page(new Generations.PageRequest(state, Optional.empty(), limit));
      print(page);
      return ExitCode.DONE;
    }
  }

  private void print(List<Generations.GenerationSummary> page) {
    if (common.json()) {
      console.result(Json.mapper().writeValueAsString(page));
      return;
    }
    if (page.isEmpty()) {
      console.say(state.map(of -> "no generation is " + of + " now").orElse("no generations yet"));
    }
    page.forEach(row -> console.result(line(row)));
  }

  private static String line(Generations.GenerationSummary row) {
    return String.format(
        Locale.ROOT,
        "%s  %-38s %-12s %-6s %s",
        MINUTE.format(row.startedAt()),
        row.id(),
        row.status(),
        row.score().map(score -> String.format(Locale.ROOT, "%.2f", score)).orElse(""),
        Console.printable(Title.of(row.intentExcerpt())));
  }
}
