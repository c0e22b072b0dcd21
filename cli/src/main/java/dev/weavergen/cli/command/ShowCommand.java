package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.Interrupts;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.cli.servers.Store;
import dev.weavergen.domain.Limits;
import dev.weavergen.memory.budget.PostgresLedger;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One generation, as stored or followed to its end. */
@Command(
    name = "show",
    description = "Shows a generation and its spans; --follow waits for a running one.",
    footer = {"", "Example:", "  weavergen show generation-20261123-154501-9f86d081 --follow"})
public final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "The generation's id.")
  private String id = "";

  @Option(names = "--follow", description = "Follow a running generation to its end.")
  private boolean follow;

  public ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return follow ? follow() : show();
  }

  private int follow() throws InterruptedException {
    try (Servers servers = Servers.open(common.home(), Servers.Wanted.of(common), console);
        GenerationClient client = GenerationClient.of(servers.endpoints());
        Interrupts _ = Interrupts.during(id, client, console, servers.isOwner())) {
      return new ResultPrinter(console, common.json())
          .print(new FollowedRun(id, client, console).end());
    }
  }

  private int show() {
    try (Store store = Store.open(common, console)) {
      Generations.GenerationRow row =
          new PostgresGenerations(store.database())
              .find(id)
              .orElseThrow(() ->
                  new WrongCallException(
                      "there is no generation " + id + "; `weavergen list` shows what there is"));
      List<ExecutionSpan> spans =
          new PostgresSpans(store.database()).page(id, Optional.empty(), Limits.PAGE_ROWS_MAX);
      if (!common.json()) {
        new PostgresLedger(store.database())
            .balance(id)
            .ifPresent(balance -> console.say(BudgetWords.line(balance)));
      }
      return print(row, spans);
    }
  }

  private int print(Generations.GenerationRow row, List<ExecutionSpan> spans) {
    JsonNode result = result(row);
    if (common.json()) {
      ObjectNode document = Json.mapper().createObjectNode();
      document.set("generation", result);
      document.set("executionSpans", Json.mapper().valueToTree(spans));
      console.result(document.toPrettyString());
      return ExitCode.DONE;
    }
    spans.forEach(span -> console.say(line(span)));
    if (row.resultJson().isPresent()) {
      new ResultPrinter(console, false).show(result);
    } else {
      console.say(row.summary().status());
      row.question().ifPresent(question -> OpenQuestion.say(id, question, console));
    }
    return ExitCode.DONE;
  }

  private static JsonNode result(Generations.GenerationRow row) {
    Optional<JsonNode> stored = row.resultJson().map(json -> Json.mapper().readTree(json));
    return stored.isPresent() && row.summary().finishedAt().isEmpty()
        ? OpenShortage.json(row.summary().id(), stored.get().path("why").asString(""), stored)
        : stored.orElseGet(() -> open(row));
  }

  private static JsonNode open(Generations.GenerationRow row) {
    String id = row.summary().id();
    return row.question()
        .map(question -> OpenQuestion.json(id, question))
        .orElseGet(() ->
            Json.mapper().createObjectNode().put("id", id).put("status", row.summary().status()));
  }

  private static String line(ExecutionSpan span) {
    return String.format(
        Locale.ROOT,
        "%s  %-11s %-30s %8s  %s",
        span.spanId(),
        span.kind(),
        span.name() + (span.key().attempt() > 1 ? " (attempt " + span.key().attempt() + ")" : ""),
        span.duration().map(duration -> duration.toMillis() + " ms").orElse("open"),
        span.error().map(error -> error.type() + ": " + error.message()).orElse(""));
  }
}
