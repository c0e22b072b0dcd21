package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.workflows.payload.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Answers the question of a generation that waits for a decision. */
@Command(
    name = "decide",
    description =
        "Answers a generation that waits for a decision: which cluster is right, or the value expected.",
    footer = {
      "",
      "Examples:",
      "  weavergen decide generation-20261123-154501-9f86d081 c1",
      "  weavergen decide generation-20261123-154501-9f86d081 --expected '[1, 2]'"
    })
public final class DecideCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "The generation's id.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CLUSTER",
      description = "The cluster that is right, for example c1.")
  private Optional<String> named = Optional.empty();

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private final Answer answer = new Answer();

  /** At most one of them, and none beside the cluster behind the generation's id. */
  private static final class Answer {
    @Option(names = "--cluster", paramLabel = "ID", description = "The same as CLUSTER.")
    private Optional<String> cluster = Optional.empty();

    @Option(
        names = {"--expected", "--value"},
        paramLabel = "VALUE",
        description = "What the call in question has to return, as the question writes values.")
    private Optional<String> expected = Optional.empty();
  }

  public DecideCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode decision = decision();
    try (Servers servers = Servers.open(common.home(), Servers.Wanted.of(common), console);
        GenerationClient client = GenerationClient.of(servers.endpoints())) {
      client.decide(id, decision);
      console.say("decided " + id);
      if (servers.isOwner()) {
        // The servers end with this command; until then the run can come to its end.
        var _ = client.await(id, _ -> {});
      }
      console.say("weavergen show " + id + " shows what became of it");
      return ExitCode.DONE;
    }
  }

  private ObjectNode decision() {
    if (Stream.of(named, answer.cluster, answer.expected).filter(Optional::isPresent).count()
        != 1) {
      throw new WrongCallException(
          "expected one answer: a cluster, for example `weavergen decide "
              + id
              + " c1`, or --expected VALUE");
    }
    ObjectNode decision = Json.mapper().createObjectNode();
    named.or(() -> answer.cluster).ifPresent(cluster -> decision.put("cluster", cluster));
    answer.expected.ifPresent(value -> decision.put("expected", value));
    return decision;
  }
}
