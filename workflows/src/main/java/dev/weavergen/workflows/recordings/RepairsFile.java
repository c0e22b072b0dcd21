package dev.weavergen.workflows.recordings;

import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.domain.panel.Member;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An imported file of recorded repairs as requests name it, {@code NAME@sha256}.
 *
 * @param name of the member that they answer for, as users write it: of {@code
 *     recorded:NAME@sha256#2} it is {@code NAME}
 * @param sha256 content hash of the file
 */
public record RepairsFile(String name, String sha256) {
  private static final Pattern FORM = Pattern.compile("(.{1,130})@([0-9a-f]{64})");
  private static final Pattern RECORDED = Pattern.compile("recorded:(.+)@[0-9a-f]{64}");
  private static final Pattern NUMBERED = Pattern.compile("(.+)#[0-9]{1,4}");

  /**
   * Reads one.
   *
   * @throws InvalidRequestException when the text is no such name
   */
  public static RepairsFile parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidRequestException(
          "repairs",
          "\""
              + text
              + "\" is no imported file of repairs; expected NAME@ and 64 hexadecimal digits");
    }
    return new RepairsFile(matcher.group(1), matcher.group(2));
  }

  /** The one of these files that answers for a member. */
  public static Optional<RepairsFile> of(Member member, List<String> files) {
    return files.stream()
        .map(RepairsFile::parse)
        .filter(file -> file.answersFor(member))
        .findFirst();
  }

  /** Whether these are the member's repairs. */
  public boolean answersFor(Member member) {
    return name.equals(name(member)) || name.equals(member.model());
  }

  /** What users call a member, whichever sample of it and of whatever recording. */
  public static String name(Member member) {
    Matcher numbered = NUMBERED.matcher(member.model());
    String model = numbered.matches() ? numbered.group(1) : member.model();
    Matcher recorded = RECORDED.matcher(model);
    return recorded.matches() ? recorded.group(1) : model;
  }
}
