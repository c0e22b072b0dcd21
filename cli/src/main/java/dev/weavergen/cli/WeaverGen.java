package dev.weavergen.cli;

import dev.weavergen.cli.command.ApiCommand;
import dev.weavergen.cli.command.CancelCommand;
import dev.weavergen.cli.command.DecideCommand;
import dev.weavergen.cli.command.DemoCommand;
import dev.weavergen.cli.command.DevCommand;
import dev.weavergen.cli.command.EvaluateCommand;
import dev.weavergen.cli.command.ExtendCommand;
import dev.weavergen.cli.command.GenerateCommand;
import dev.weavergen.cli.command.KnowledgeCommand;
import dev.weavergen.cli.command.LearnCommand;
import dev.weavergen.cli.command.ListCommand;
import dev.weavergen.cli.command.ModelsCommand;
import dev.weavergen.cli.command.OutcomeCommand;
import dev.weavergen.cli.command.PoolCommand;
import dev.weavergen.cli.command.ShowCommand;
import dev.weavergen.cli.command.TrainingCommand;
import dev.weavergen.cli.command.VersionCommand;
import dev.weavergen.cli.command.WorkerCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command and all its subcommands. */
@Command(
    name = "weavergen",
    description =
        "Turns an intent into a program: asks several language models at once and compares what they wrote.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  weavergen demo",
      "  weavergen generate 'a Python function is_even(n) that says whether n is even' --example 'is_even(2) == True'",
      "",
      "Exit codes: 0 done, 1 done and the answer is no, 2 wrong call or input, 3 something needed is unavailable, 130 interrupted."
    },
    mixinStandardHelpOptions = false)
final class WeaverGen implements Runnable {
  @Spec private CommandSpec spec;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  WeaverGen() {
    // picocli fills the fields
    this.spec = CommandSpec.create();
  }

  /**
   * The subcommands by name; made when they are needed, since reading the options of all costs 100
   * ms.
   */
  private static Map<String, Function<Console, Object>> subcommands() {
    Map<String, Function<Console, Object>> subcommands = new LinkedHashMap<>();
    subcommands.put("dev", DevCommand::new);
    subcommands.put("generate", GenerateCommand::new);
    subcommands.put("demo", DemoCommand::new);
    subcommands.put("evaluate", EvaluateCommand::new);
    subcommands.put("pool", PoolCommand::new);
    subcommands.put("learn", LearnCommand::new);
    subcommands.put("knowledge", KnowledgeCommand::new);
    subcommands.put("list", ListCommand::new);
    subcommands.put("show", ShowCommand::new);
    subcommands.put("cancel", CancelCommand::new);
    subcommands.put("outcome", OutcomeCommand::new);
    subcommands.put("decide", DecideCommand::new);
    subcommands.put("extend", ExtendCommand::new);
    subcommands.put("models", ModelsCommand::new);
    subcommands.put("worker", WorkerCommand::new);
    subcommands.put("api", ApiCommand::new);
    subcommands.put("version", VersionCommand::new);
    subcommands.put("training", TrainingCommand::new);
    return subcommands;
  }

  /** Runs the command that the arguments name; returns the exit code. */
  static int run(Console console, String... arguments) {
    ErrorReport errors = new ErrorReport(console);
    CommandLine command = new CommandLine(new WeaverGen());
    Map<String, Function<Console, Object>> subcommands = subcommands();
    String first = arguments.length == 0 ? "" : arguments[0];
    if (subcommands.containsKey(first)) {
      subcommands.keySet().retainAll(Set.of(first));
    }
    subcommands.forEach(
        (name, subcommand) -> command.addSubcommand(name, subcommand.apply(console)));
    return command
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setUsageHelpAutoWidth(true)
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
