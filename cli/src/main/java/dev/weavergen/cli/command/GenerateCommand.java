package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.Interrupts;
import dev.weavergen.cli.client.Recorder;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.workflows.generation.RequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One generation, followed to its end. */
@Command(
    name = "generate",
    description =
        "Generates one program: progress on standard error, the program on standard output.",
    footer = {
      "",
      "Examples:",
      "  weavergen generate 'a Python function is_even(n) that says whether n is even' --models ollama:qwen3,openai:gpt-4.1",
      "  weavergen generate 'a Python function is_even(n) that says whether n is even' --example 'is_even(2) == True' --min-probability 0.9",
      "  weavergen generate --benchmark tasks.jsonl --task HumanEval/0 --samples a=a.jsonl --samples b=b.jsonl --json",
      "  weavergen generate --benchmark tasks.jsonl --task HumanEval/0 --samples a=a.jsonl --generated-tests tests.jsonl --hide-examples",
      "  weavergen generate --benchmark tasks.jsonl --task HumanEval/0 --samples a=a.jsonl --samples b=b.jsonl --repairs a=a-repairs.jsonl"
    })
public final class GenerateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @ArgGroup(validate = false)
  private final RequestOptions request = new RequestOptions();

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Append every reply to this recordings file.")
  private Optional<Path> record = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the program to this file as well.")
  private Optional<Path> out = Optional.empty();

  public GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode json = request.json();
    RequestReader.read(json);
    requireWritable("--record", record);
    requireWritable("--out", out);
    request.files().check();
    Servers.Wanted wanted = Servers.Wanted.of(common).asking(request.asked());
    try (Servers servers = Servers.open(common.home(), wanted, console);
        GenerationClient client = GenerationClient.of(servers.endpoints())) {
      request.files().importInto(json, client);
      RequestReader.read(json);
      return generate(servers, client, json);
    }
  }

  private int generate(Servers servers, GenerationClient client, ObjectNode json)
      throws InterruptedException {
    String id = client.start(json);
    console.say("generation " + id);
    JsonNode result;
    try (Interrupts _ = Interrupts.during(id, client, console, servers.isOwner())) {
      result = new FollowedRun(id, client, console).end();
    }
    int code = new ResultPrinter(console, common.json()).print(result);
    if (record.isPresent()) {
      Recorder.append(record.get(), id, servers.endpoints());
    }
    out.filter(_ -> result.path("program").isObject() && !ResultPrinter.isBestGuess(result))
        .ifPresent(file -> writeProgram(file, result));
    return code;
  }

  private static void writeProgram(Path file, JsonNode result) {
    try {
      Files.writeString(file, result.path("program").path("source").asString());
    } catch (IOException e) {
      throw new UnavailableException("--out: " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Whether what is to be written can be, before anything is paid for. */
  private static void requireWritable(String option, Optional<Path> file) {
    file.map(Path::toAbsolutePath)
        .filter(path ->
            Files.isDirectory(path)
                || !Files.isWritable(Files.exists(path) ? path : path.resolveSibling(".")))
        .ifPresent(path -> {
          throw new WrongCallException(
              option + ": " + path + " cannot be written; expected a file in a folder that can");
        });
  }

  static int exitCode(JsonNode result) {
    return result.path("status").asString().equals("answered") ? ExitCode.DONE : ExitCode.NO;
  }
}
