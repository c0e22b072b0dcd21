package dev.weavergen.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the command speaks: results on standard output and nothing else there, everything for
 * people on standard error.
 */
public final class Console {
  private final PrintStream result;
  private final PrintStream people;

  public Console(PrintStream result, PrintStream people) {
    this.result = result;
    this.people = people;
  }

  /** The process's own streams, in UTF-8 whatever the locale says. */
  public static Console standard() {
    return new Console(
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err),
            true,
            StandardCharsets.UTF_8));
  }

  /** Prints a result as it stands. */
  public void result(String text) {
    result.print(text.endsWith("\n") ? text : text + "\n");
    result.flush();
  }

  /** Whether a person can be asked: both the questions and the answers go over a terminal. */
  public boolean isInteractive() {
    return terminal().isPresent();
  }

  /**
   * Asks at the terminal.
   *
   * @return the line; empty when there is no terminal, or it has ended
   */
  public Optional<String> answer(String prompt) {
    return terminal().flatMap(open -> Optional.ofNullable(open.readLine("%s", prompt)));
  }

  private static Optional<java.io.Console> terminal() {
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
  }

  /** Prints a program: exactly as it is, unless a terminal would obey what is in it. */
  public void program(String source) {
    result(isInteractive() ? printable(source) : source);
  }

  /** Says something to people, with what a terminal would obey taken out. */
  public void say(String line) {
    people.println(printable(line));
  }

  /**
   * The text without control characters other than tabs and line ends: what models wrote must not
   * steer a terminal.
   */
  public static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c ->
            c == '\n'
                || c == '\t'
                || (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
