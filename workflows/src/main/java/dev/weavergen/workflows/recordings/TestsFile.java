package dev.weavergen.workflows.recordings;

import dev.weavergen.domain.generation.InvalidRequestException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An imported file of tests as requests name it, {@code NAME@sha256}.
 *
 * @param name as the user calls it
 * @param sha256 content hash of the file
 */
public record TestsFile(String name, String sha256) {
  private static final Pattern FORM = Pattern.compile("(.{1,130})@([0-9a-f]{64})");

  /**
   * Reads one.
   *
   * @throws InvalidRequestException when the text is no such name
   */
  public static TestsFile parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidRequestException(
          "generatedTests",
          "\""
              + text
              + "\" is no imported file of tests; expected NAME@ and 64 hexadecimal digits");
    }
    return new TestsFile(matcher.group(1), matcher.group(2));
  }
}
