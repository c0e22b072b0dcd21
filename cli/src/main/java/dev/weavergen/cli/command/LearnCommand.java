package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.client.Interrupts;
import dev.weavergen.cli.client.LearningClient;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.workflows.learning.LearningProgress;
import dev.weavergen.workflows.learning.LearningRuns;
import dev.weavergen.workflows.learning.Lesson;
import dev.weavergen.workflows.payload.Json;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the learning workflow now. */
@Command(
    name = "learn",
    description =
        "Learns from outcomes that were reported since the last time, and publishes a new version of knowledge, which the next"
            + " generation uses. A worker does the same every night.",
    footer = {
      "",
      "A run that is going on already is followed. Exit code 1: another run published first.",
      "",
      "Examples:",
      "  weavergen learn",
      "  weavergen learn --json"
    })
public final class LearnCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final ScopeOption scope = new ScopeOption();

  public LearnCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    String id = LearningRuns.id(scope.name());
    try (Servers servers = Servers.open(common.home(), Servers.Wanted.of(common), console);
        LearningClient client = LearningClient.of(servers.endpoints())) {
      boolean started = client.start(scope.name());
      console.say(started ? "learning run " + id : id + " is running already; following it");
      Lesson lesson;
      try (Interrupts _ = Interrupts.during(id, client, console, servers.isOwner())) {
        lesson = client.await(id, new Lines(console));
      }
      print(lesson);
      return lesson.ending() == Lesson.Ending.OVERTAKEN ? ExitCode.NO : ExitCode.DONE;
    }
  }

  private void print(Lesson lesson) {
    if (common.json()) {
      console.result(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(lesson));
      return;
    }
    console.result(Console.printable(lesson.words()));
    lesson
        .knowledge()
        .ifPresent(_ ->
            console.result(
                "digested %d generations, %d of them without anything to learn from; read %d spans"
                    .formatted(lesson.digested(), lesson.withoutCase(), lesson.spans())));
    if (lesson.ending() == Lesson.Ending.PUBLISHED) {
      console.say("weavergen knowledge show says what is known now");
    }
  }

  /** One line whenever the run enters another stage. */
  private static final class Lines implements Consumer<LearningProgress> {
    private final Console console;
    private String told = "";

    Lines(Console console) {
      this.console = console;
    }

    @Override
    public void accept(LearningProgress progress) {
      if (!progress.words().equals(told)) {
        told = progress.words();
        console.say(progress.stage() + ": " + told);
      }
    }
  }
}
