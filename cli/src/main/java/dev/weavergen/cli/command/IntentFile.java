package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.domain.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads an intent from a file or from standard input, no more of it than an intent may have. */
final class IntentFile {
  private IntentFile() {}

  /**
   * The text.
   *
   * @param file {@code -} for standard input
   */
  static String read(String file) {
    try (InputStream stream = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = stream.readNBytes(Limits.INTENT_BYTES_MAX + 1);
      if (bytes.length > Limits.INTENT_BYTES_MAX) {
        throw wrong(
            file,
            "has more than " + Limits.INTENT_BYTES_MAX + " bytes, the most an intent may have");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw wrong(file, "is not UTF-8 text");
    } catch (IOException e) {
      throw wrong(file, "cannot be read: " + why(file, e));
    }
  }

  private static String why(String file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return Files.isDirectory(Path.of(file))
        ? "it is a folder"
        : String.valueOf(failure.getMessage());
  }

  private static WrongCallException wrong(String file, String why) {
    return new WrongCallException("--intent-file: " + file + " " + why);
  }
}
