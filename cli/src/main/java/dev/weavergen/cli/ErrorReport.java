package dev.weavergen.cli;

import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.memory.postgres.DatabaseUnavailable;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.workers.InvalidConfigurationException;
import dev.weavergen.workers.WorkerStartException;
import dev.weavergen.workflows.panel.PanelUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what went wrong in one line, cause and cure, and chooses the exit code. The one place where
 * the command looks at every exception; what it does not know is a defect and is shown with its
 * trace.
 */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;

  ErrorReport(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    console.say(
        "weavergen: "
            + what(failure)
            + "; `"
            + command.getCommandSpec().qualifiedName()
            + " --help` says what is expected");
    return ExitCode.WRONG_CALL;
  }

  private static String what(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !command.getSubcommands().isEmpty()) {
      return "there is no command '" + unmatched.getUnmatched().getFirst() + "'";
    }
    return String.valueOf(failure.getMessage());
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<Integer> code = known(cause);
      if (code.isPresent()) {
        return code.get();
      }
    }
    console.say("weavergen: this is a defect of weavergen: " + failure);
    failure.printStackTrace(System.err);
    return ExitCode.UNAVAILABLE;
  }

  private Optional<Integer> known(Throwable cause) {
    return switch (cause) {
      case WrongCallException wrong -> say(wrong, ExitCode.WRONG_CALL);
      case InvalidRequestException invalid -> say(invalid, ExitCode.WRONG_CALL);
      case InvalidConfigurationException invalid -> say(invalid, ExitCode.WRONG_CALL);
      case ImportException broken -> say(broken, ExitCode.WRONG_CALL);
      case BindException broken -> say(broken);
      case YAMLException broken -> say(broken);
      case ParameterException wrong -> say(wrong, ExitCode.WRONG_CALL);
      case PanelUnavailableException unavailable -> say(unavailable, ExitCode.UNAVAILABLE);
      case UnavailableException unavailable -> say(unavailable, ExitCode.UNAVAILABLE);
      case DatabaseUnavailable unavailable -> say(unavailable, ExitCode.UNAVAILABLE);
      case WorkerStartException unavailable -> say(unavailable, ExitCode.UNAVAILABLE);
      case PortInUseException taken ->
          say(
              new UnavailableException(
                  "port "
                      + taken.getPort()
                      + " is in use; stop what uses it, or give another number with --port"),
              ExitCode.UNAVAILABLE);
      case InterruptedException interrupted -> say(interrupted, ExitCode.INTERRUPTED);
      default -> Optional.empty();
    };
  }

  private Optional<Integer> say(BindException broken) {
    console.say(
        "weavergen: configuration: " + unbound(broken).orElseGet(() -> unconverted(broken)));
    return Optional.of(ExitCode.WRONG_CALL);
  }

  private static Optional<String> unbound(BindException broken) {
    return broken.getCause() instanceof UnboundConfigurationPropertiesException unknown
        ? Optional.of(
            unknown.getUnboundProperties().stream()
                .map(property -> property.getName() + " is no setting" + place(property))
                .sorted()
                .collect(Collectors.joining("; ")))
        : Optional.empty();
  }

  private static String unconverted(BindException broken) {
    Throwable root = broken;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    ConfigurationProperty property = broken.getProperty();
    return property == null
        ? broken.getName() + ": " + root.getMessage()
        : "%s is \"%s\"%s: expected %s (%s)"
            .formatted(
                broken.getName(),
                property.getValue(),
                place(property),
                expected(broken),
                root.getMessage());
  }

  private static String expected(BindException broken) {
    Class<?> type = broken.getTarget().getType().resolveGeneric(0);
    if (type == null) {
      type = broken.getTarget().getType().toClass();
    }
    return type == Double.class || type == Integer.class || type == int.class
        ? "a number"
        : type == Duration.class ? "a time such as 30s" : "a " + type.getSimpleName();
  }

  /** Where it was read, such as line and column of the file. */
  private static String place(ConfigurationProperty property) {
    return property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
  }

  /** A file that is no YAML; the parser's own text has many lines. */
  private Optional<Integer> say(YAMLException broken) {
    String why = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    String where =
        broken instanceof MarkedYAMLException marked && marked.getProblemMark() != null
            ? " at line " + (marked.getProblemMark().getLine() + 1)
            : "";
    console.say("weavergen: configuration: the file is not YAML" + where + ": " + why);
    return Optional.of(ExitCode.WRONG_CALL);
  }

  private Optional<Integer> say(Throwable cause, int code) {
    console.say("weavergen: " + (cause.getMessage() == null ? "interrupted" : cause.getMessage()));
    return Optional.of(code);
  }
}
