package dev.weavergen.cli.command;

import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.catalogue.Reachability;
import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.servers.ConfigurationFiles;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.trackrecord.Tally;
import dev.weavergen.workers.ModelCatalogues;
import dev.weavergen.workers.SandboxState;
import dev.weavergen.workers.WorkerSandboxes;
import dev.weavergen.workers.WorkerSettings;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.Recordings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The models that can be asked. */
@Command(
    name = "models",
    description =
        "Lists the configured models, or without a configuration whatever answers, with how often each was right; then"
            + " other models whose programs were judged.",
    footer = {"", "Examples:", "  weavergen models", "  weavergen models --check --json"})
public final class ModelsCommand implements Callable<Integer> {
  private static final String NONE =
      "no model is configured and none answers: start Ollama with a model (`ollama pull qwen3`), or set ANTHROPIC_API_KEY or"
          + " OPENAI_API_KEY";

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = "--check",
      description =
          "Ask each one's server whether it can be reached and has the model; show how candidates would be run.")
  private boolean check;

  public ModelsCommand(Console console) {
    this.console = console;
  }

  /**
   * @param reachable absent unless it was checked
   * @param detail where it is, or why it cannot be reached and what helps
   * @param trackRecord absent without a reported outcome
   */
  record Line(
      String name,
      Optional<Boolean> reachable,
      Optional<String> detail,
      Optional<Tally> trackRecord) {
    /** A model that can only be looked back at. */
    static Line ofRecord(String name, Tally record) {
      return new Line(name, Optional.empty(), Optional.empty(), Optional.of(record));
    }
  }

  /** A sandbox among the models: what would run the candidates that they write. */
  record SandboxLine(String name, boolean reachable, String detail, SandboxState sandbox) {
    static SandboxLine of(SandboxState state) {
      return new SandboxLine(
          "sandbox:" + state.language(), state.tier().isPresent(), state.summary(), state);
    }
  }

  @Override
  public Integer call() {
    WorkerSettings settings =
        WorkerSettings.read(ConfigurationFiles.properties(common.home(), common.config()));
    ModelCatalogue catalogue =
        ModelCatalogues.of(
            settings, new NoRecordings(), name -> Optional.ofNullable(System.getenv(name)));
    TrackRecords records = TrackRecords.read(common, console);
    Set<String> names = names(settings, catalogue);
    if (names.isEmpty()) {
      console.say(NONE);
    }
    Stream<Line> known =
        names.stream().map(name -> line(catalogue, name, records.of(catalogue, name)));
    Stream<Line> others =
        records.besides(catalogue, names).entrySet().stream()
            .map(other -> Line.ofRecord(other.getKey(), other.getValue()));
    List<Line> lines = Stream.concat(known, others).toList();
    print(lines, check ? WorkerSandboxes.states(settings.sandbox()) : List.of());
    boolean missing = lines.stream().anyMatch(line -> line.reachable().equals(Optional.of(false)));
    return names.isEmpty() ? ExitCode.UNAVAILABLE : missing ? ExitCode.NO : ExitCode.DONE;
  }

  private static Set<String> names(WorkerSettings settings, ModelCatalogue catalogue) {
    Set<String> names = new LinkedHashSet<>(settings.panel());
    names.addAll(settings.models().keySet());
    if (names.isEmpty()) {
      catalogue.defaultPanel().stream().map(Member::model).forEach(names::add);
    }
    return names;
  }

  private Line line(ModelCatalogue catalogue, String name, Optional<Tally> record) {
    if (!check) {
      return new Line(name, Optional.empty(), Optional.empty(), record);
    }
    return switch (catalogue.check(name)) {
      case Reachability.Reachable reachable ->
          new Line(name, Optional.of(true), Optional.of(reachable.where()), record);
      case Reachability.Unreachable unreachable ->
          new Line(name, Optional.of(false), Optional.of(unreachable.why()), record);
    };
  }

  private void print(List<Line> lines, List<SandboxState> sandboxes) {
    if (common.json()) {
      console.result(
          Json.mapper()
              .writeValueAsString(
                  Stream.concat(lines.stream(), sandboxes.stream().map(SandboxLine::of)).toList()));
      return;
    }
    for (Line line : lines) {
      String state = line.reachable().map(yes -> yes ? "reachable  " : "unreachable").orElse("");
      console.result(
          Console.printable(
                  String.format(
                      Locale.ROOT,
                      "%-40s %s %s %s",
                      line.name(),
                      state,
                      line.trackRecord().map(Tally::inWords).orElse(""),
                      line.detail().orElse("")))
              .stripTrailing());
    }
    SandboxLines.of(sandboxes).forEach(line -> console.result(Console.printable(line)));
  }

  /** This command looks at live models only. */
  private static final class NoRecordings implements Recordings {
    @Override
    public boolean holds(String sha256) {
      return false;
    }

    @Override
    public boolean holdsRepairs(String sha256) {
      return false;
    }

    @Override
    public Optional<RecordedReply> sample(String sha256, String taskId, int ordinal) {
      return Optional.empty();
    }

    @Override
    public Optional<RecordedReply> exchange(String sha256, String requestKey) {
      return Optional.empty();
    }
  }
}
