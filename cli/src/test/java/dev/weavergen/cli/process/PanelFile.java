package dev.weavergen.cli.process;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** A file of the folder {@code panel} among the test resources. */
final class PanelFile {
  private PanelFile() {}

  static String of(String name) {
    try {
      return Path.of(Objects.requireNonNull(PanelFile.class.getResource("/panel/" + name)).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of {@code --samples} for a file. */
  static String sample(String name) {
    return name + "=" + of(name + ".jsonl");
  }
}
