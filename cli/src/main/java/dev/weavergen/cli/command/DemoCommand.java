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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
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
  private static final String ROW = "%-16s %-9s %-6s %-8s %-9s %s";

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  public DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    console.say(
        "The replies of this demonstration are scripts written for this project; no model is asked.");
    console.say(
        "Everything else is real: a durable Temporal run per intent, PostgreSQL, and the sandbox that runs what the scripts wrote.");
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
            ROW,
            "entry point",
            "status",
            "right",
            "chosen",
            "examples",
            "the others"));
    results.forEach(result -> console.result(row(result)));
    console.result("");
    console.result(
        "Scripted replies, chosen by evidence. Beside each name: how many of the intent's examples its program");
    console.result(
        "passes, and whether it behaves differently from the chosen one on other inputs.");
    console.result("The column right says how probable it is that the program is right.");
    unexecuted(results).forEach(reason -> console.result("Candidates not executed: " + reason));
    console.result("Each run, its spans and its program: weavergen list, weavergen show ID");
  }

  private static Set<String> unexecuted(List<JsonNode> results) {
    Set<String> reasons = new LinkedHashSet<>();
    results.forEach(result ->
        result.path("evidence").path("notExecuted").asStringOpt().ifPresent(reasons::add));
    return reasons;
  }

  private static String row(JsonNode result) {
    JsonNode chosen = chosen(result);
    List<String> others = new ArrayList<>();
    for (JsonNode candidate : result.path("candidates")) {
      if (!candidate.equals(chosen)) {
        others.add(other(candidate, chosen));
      }
    }
    return String.format(
        Locale.ROOT,
        ROW,
        result.path("program").path("entryPoint").asString(""),
        result.path("status").asString(),
        probability(result),
        name(chosen),
        EvidenceWords.examples(chosen),
        String.join(", ", others));
  }

  private static String probability(JsonNode result) {
    JsonNode known = result.path("prediction").path("probability");
    return known.isNumber() ? String.format(Locale.ROOT, "%.2f", known.asDouble()) : "–";
  }

  /** The candidate whose program is the answer. */
  private static JsonNode chosen(JsonNode result) {
    JsonNode consensus = result.path("consensus");
    String representative = "";
    for (JsonNode cluster : consensus.path("clusters")) {
      if (cluster.path("id").asString().equals(consensus.path("chosen").asString())) {
        representative = cluster.path("representative").asString();
      }
    }
    for (JsonNode candidate : result.path("candidates")) {
      if (candidate.path("model").asString().equals(representative)) {
        return candidate;
      }
    }
    return MissingNode.getInstance();
  }

  private static String other(JsonNode candidate, JsonNode chosen) {
    if (!candidate.has("cluster")) {
      return name(candidate) + " " + candidate.path("reply").asString();
    }
    String examples = EvidenceWords.examples(candidate);
    String behaviour = EvidenceWords.behaviour(candidate);
    return name(candidate)
        + (examples.equals(EvidenceWords.NONE) ? "" : " " + examples)
        + (behaviour.equals(EvidenceWords.behaviour(chosen)) ? "" : " (behaves differently)");
  }

  private static String name(JsonNode candidate) {
    return candidate.path("model").asString("").replace("recorded:", "");
  }
}
