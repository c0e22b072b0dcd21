package dev.weavergen.activities.panel.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with {@code {{places}}} to fill in. Paragraphs are parted by blank lines, and one that has
 * a place without a value is left out. Only the text of the resource is looked through for places,
 * never a value, so nothing a user writes can be one.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

  private final List<String> paragraphs;

  private Template(List<String> paragraphs) {
    this.paragraphs = paragraphs;
  }

  /** The template of that name among the resources. */
  static Template named(String name) {
    return new Template(List.of(resource("/prompts/" + name).strip().split("\n{2,}")));
  }

  /**
   * The text with its places filled in.
   *
   * @throws IllegalArgumentException when a place has no value at all
   */
  String fill(Map<String, String> values) {
    return paragraphs.stream()
        .filter(paragraph -> places(paragraph).noneMatch(place -> value(values, place).isBlank()))
        .map(paragraph ->
            PLACE
                .matcher(paragraph)
                .replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1)))))
        .collect(Collectors.joining("\n\n"));
  }

  private static Stream<String> places(String paragraph) {
    return PLACE.matcher(paragraph).results().map(place -> place.group(1));
  }

  private static String value(Map<String, String> values, String place) {
    String value = values.get(place);
    if (value == null) {
      throw new IllegalArgumentException("no value for {{" + place + "}}");
    }
    return value;
  }

  private static String resource(String path) {
    try (InputStream in = Template.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource " + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
