package dev.weavergen.activities.panel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts as files. With {@code -Dgolden.update=true} they are written from what was found,
 * to be read over before they are committed.
 */
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  public static Path folder(String name) {
    return ROOT.resolve(name);
  }

  /** Compares with the file, byte for byte. */
  public static void check(Path file, String found) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, found);
      }
      assertThat(Files.exists(file))
          .as("%s is missing, write it with -Dgolden.update=true", file)
          .isTrue();
      assertThat(found).as("%s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
