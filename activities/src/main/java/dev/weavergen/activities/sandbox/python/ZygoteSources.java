package dev.weavergen.activities.sandbox.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sandbox's own Python, from this project's resources. It travels over the interpreter's
 * standard input, so that no file of it need be visible inside.
 */
final class ZygoteSources {
  private static final String FOLDER = "/dev/weavergen/activities/sandbox/python/";

  private static final List<String> MODULES =
      List.of(
          "asserts",
          "asserts_reader",
          "asserts_shapes",
          "canonical",
          "child",
          "containment",
          "library",
          "needs",
          "notes",
          "policy",
          "reading",
          "reading_entry",
          "reading_flow",
          "reading_habits",
          "reading_names",
          "reading_survey",
          "reading_tree",
          "reading_words",
          "selftest",
          "standard",
          "tracing",
          "zygote");

  private ZygoteSources() {}

  /** The text of {@code python3 -c}. */
  static String bootstrap() {
    return text("bootstrap");
  }

  /**
   * What the bootstrap reads first.
   *
   * @param main the module whose {@code main(settings)} is called
   */
  static ObjectNode start(String main, ObjectNode settings) {
    ObjectNode start = JsonNodeFactory.instance.objectNode();
    ObjectNode sources = start.putObject("sources");
    MODULES.forEach(name -> sources.put(name, text(name)));
    start.put("main", main);
    start.set("settings", settings);
    return start;
  }

  private static String text(String name) {
    try (InputStream in = ZygoteSources.class.getResourceAsStream(FOLDER + name + ".py")) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FOLDER + name + ".py is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
