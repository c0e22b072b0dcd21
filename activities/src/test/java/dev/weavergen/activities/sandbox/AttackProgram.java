package dev.weavergen.activities.sandbox;

import static java.util.Objects.requireNonNull;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.intent.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A program of the suite. Its first lines are comments of the form {@code key: value}:
 *
 * <ul>
 *   <li>{@code expect}: what must become of each call, in the words of {@link ExpectedOutcome},
 *       separated by semicolons; one alone holds for every call;
 *   <li>{@code calls}: expressions separated by semicolons, {@code attack()} unless given;
 *   <li>{@code limits}: {@code brief} for programs that only a limit of time ends, {@code long} for
 *       those that have to get far enough to meet another one;
 *   <li>{@code beside}: {@code nobody} for programs that use up what the kernel counts for a user
 *       and not for a process, namely threads.
 * </ul>
 */
record AttackProgram(
    String name,
    Language language,
    String source,
    List<String> calls,
    List<ExpectedOutcome> expected,
    RunLimits limits,
    boolean alone) {
  private static final String SEPARATOR = " ; ";
  private static final RunLimits BRIEF = limits(Duration.ofMillis(250), Duration.ofSeconds(3));
  private static final RunLimits LONG = limits(Duration.ofSeconds(8), Duration.ofSeconds(30));

  private static RunLimits limits(Duration perCall, Duration perBatch) {
    return new RunLimits(
        perCall, perBatch, RunLimits.CANDIDATE.memoryBytes(), RunLimits.CANDIDATE.outputBytes());
  }

  static List<AttackProgram> all(Language language) {
    URL folder = requireNonNull(AttackProgram.class.getResource("/attacks/" + language.wireName()));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().map(file -> read(language, file)).toList();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static AttackProgram read(Language language, Path file) {
    String source = text(file);
    return new AttackProgram(
        file.getFileName().toString(),
        language,
        source,
        head(source, "calls").map(AttackProgram::parts).orElse(List.of("attack()")),
        parts(head(source, "expect").orElseThrow()).stream().map(ExpectedOutcome::of).toList(),
        limits(head(source, "limits").orElse("")),
        head(source, "beside").isPresent());
  }

  private static RunLimits limits(String name) {
    return switch (name) {
      case "brief" -> BRIEF;
      case "long" -> LONG;
      default -> RunLimits.CANDIDATE;
    };
  }

  private static Optional<String> head(String source, String key) {
    return source
        .lines()
        .takeWhile(line -> line.startsWith("# ") || line.startsWith("// "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> line.startsWith(key + ": "))
        .map(line -> line.substring(key.length() + 2))
        .findFirst();
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(SEPARATOR, -1)).map(String::strip).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The run with the placeholders of its source filled in. */
  ProgramRun run(UnaryOperator<String> placeholders) {
    Program program = Program.of(language, Optional.of("attack"), placeholders.apply(source));
    return new ProgramRun(program, calls, limits);
  }

  /** What is wrong with an execution of this program; empty when it went as expected. */
  Optional<String> complaint(Execution execution) {
    if (execution.toString().contains("ESCAPED")) {
      return Optional.of(name + " escaped: " + execution);
    }
    return expected.size() == 1
        ? complaint(execution, 0, calls.size(), expected.getFirst())
        : complaintOfEach(execution);
  }

  private Optional<String> complaintOfEach(Execution execution) {
    for (int call = 0; call < expected.size(); call++) {
      Optional<String> complaint = complaint(execution, call, call + 1, expected.get(call));
      if (complaint.isPresent()) {
        return complaint;
      }
    }
    return Optional.empty();
  }

  private Optional<String> complaint(
      Execution execution, int first, int end, ExpectedOutcome outcome) {
    for (int call = first; call < end; call++) {
      if (!outcome.matches(execution, call)) {
        return Optional.of(
            "%s, call %d: expected %s, found %s".formatted(name, call, outcome, execution));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
