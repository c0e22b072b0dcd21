package dev.weavergen.memory.recordings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file cannot be read as what it was given as; nothing of it has been stored. The message has one
 * line for each problem: file, line number, what was expected.
 */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  private ImportException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** The file as a whole cannot be used. */
  public static ImportException ofFile(Path file, String why) {
    return new ImportException(file + ": " + why, List.of(new Problem(0, why)));
  }

  /**
   * Rows of the file are broken.
   *
   * @param problems the first ones
   * @param more how many there are beyond these
   */
  static ImportException ofRows(Path file, List<Problem> problems, long more) {
    Stream<String> lines =
        problems.stream().map(problem -> file + ":" + problem.line() + ": " + problem.why());
    Stream<String> rest =
        more > 0 ? Stream.of(file + ": and " + more + " more broken rows") : Stream.empty();
    return new ImportException(
        Stream.concat(lines, rest).collect(Collectors.joining("\n")), problems);
  }

  /** Several files are broken; the message has the lines of all. */
  public static ImportException ofAll(List<ImportException> broken) {
    return new ImportException(
        broken.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")),
        broken.stream().flatMap(one -> one.problems.stream()).toList());
  }

  /** One row of the file is broken. */
  public static ImportException ofRow(Path file, long line, String why) {
    return ofRows(file, List.of(new Problem(line, why)), 0);
  }

  /** The first problems. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * @param line from 1; 0 for the file as a whole
   * @param why what was found and what was expected
   */
  public record Problem(long line, String why) {}
}
