package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.ProgressLines;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.cli.servers.Shutdown;
import dev.weavergen.domain.intent.Title;
import dev.weavergen.workflows.payload.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A handful of intents through the same durable run that everything else goes through, with replies
 * written for this project.
 */
@Command(
    name = "demo",
    description = "Shows what weavergen does; needs nothing but this command.",
    footer = {"", "Example:", "  weavergen demo"})
public final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  public DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    console.say(
        "The replies of this demonstration are scripts written for this project; no model is asked.");
    console.say("Everything else is real: a durable Temporal run per intent, and PostgreSQL.");
    Servers servers = Servers.open(common.home(), Servers.Wanted.of(common), console);
    try (Shutdown _ = Shutdown.closing(servers, console);
        GenerationClient client = GenerationClient.of(servers.endpoints())) {
      servers.endpoints().webUi().ifPresent(url -> console.say("Web UI while it runs: " + url));
      List<JsonNode> results = new ArrayList<>();
      for (ObjectNode request : new DemoScripts(client).requests()) {
        results.add(run(client, request));
      }
      print(results);
      return ExitCode.DONE;
    }
  }

  private JsonNode run(GenerationClient client, ObjectNode request) throws InterruptedException {
    console.say("");
    console.say("── " + Title.of(request.path("intent").asString()));
    String id = client.start(request);
    console.say("generation " + id);
    return client.await(id, new ProgressLines(console));
  }

  private void print(List<JsonNode> results) {
    if (common.json()) {
      console.result(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(results));
      return;
    }
    console.say("");
    console.result(
        String.format(
            Locale.ROOT,
            "%-22s %-10s %-6s %-28s %s",
            "entry point",
            "status",
            "score",
            "chosen",
            "the others"));
    results.forEach(result -> console.result(row(result)));
    console.result("");
    console.result(
        "Scripted replies, compared as text: candidates are not executed in this version.");
    console.result("Each run, its spans and its program: weavergen list, weavergen show ID");
  }

  private static String row(JsonNode result) {
    String chosen = result.path("consensus").path("chosen").asString("");
    List<String> in = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (JsonNode candidate : result.path("candidates")) {
      String name = candidate.path("model").asString().replace("recorded:", "");
      if (candidate.path("cluster").asString("").equals(chosen) && !chosen.isEmpty()) {
        in.add(name);
      } else {
        others.add(
            name + (candidate.has("cluster") ? "" : " " + candidate.path("reply").asString()));
      }
    }
    return String.format(
        Locale.ROOT,
        "%-22s %-10s %-6.2f %-28s %s",
        result.path("program").path("entryPoint").asString(""),
        result.path("status").asString(),
        result.path("consensus").path("score").asDouble(),
        String.join(", ", in),
        String.join(", ", others));
  }
}
