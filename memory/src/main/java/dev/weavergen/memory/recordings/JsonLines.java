package dev.weavergen.memory.recordings;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with one JSON object a line, read line by line in bounded memory. Broken lines are
 * gathered, so that a user sees all there is to mend and not only the first. Empty lines, a byte
 * order mark and Windows line ends are passed over.
 */
public final class JsonLines {
  /** A reply of the longest length, every character of it an escape. */
  public static final int LINE_BYTES_MAX = 2 * 1024 * 1024;

  private static final int PROBLEMS_SHOWN_MAX = 20;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // What follows the object is looked for here, so that it is told in our words.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Benchmarks hold infinite floats as Python writes them.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final Path file;
  private final int lineBytesMax;
  private final List<ImportException.Problem> problems = new ArrayList<>();
  private long broken;
  private long lines;

  private JsonLines(Path file, int lineBytesMax) {
    this.file = file;
    this.lineBytesMax = lineBytesMax;
  }

  /** Takes one object; false ends the reading. */
  @FunctionalInterface
  public interface Taker<E extends Exception> {
    boolean take(ObjectNode row, long line) throws BrokenRow, E;
  }

  /** Opens the file's bytes, for example through something that hashes them. */
  interface Opener {
    InputStream open(Path file) throws IOException;
  }

  /** A row is not what was expected. */
  public static final class BrokenRow extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenRow(String why) {
      super(why, null, false, false);
    }

    public String why() {
      return Optional.ofNullable(getMessage()).orElse("broken");
    }
  }

  /**
   * Hands every object of the file to the taker, until it has had enough.
   *
   * @throws ImportException when the file cannot be read, has no rows, or any row read is broken
   */
  public static <E extends Exception> void read(Path file, Taker<E> taker) throws E {
    read(file, LINE_BYTES_MAX, taker);
  }

  /** The same for lines of another length. */
  public static <E extends Exception> void read(Path file, int lineBytesMax, Taker<E> taker)
      throws E {
    read(file, path -> HashedFile.unpacked(Files.newInputStream(path)), lineBytesMax, taker);
  }

  static <E extends Exception> void read(Path file, Opener opener, int lineBytesMax, Taker<E> taker)
      throws E {
    checkReadable(file);
    JsonLines reading = new JsonLines(file, lineBytesMax);
    try (InputStream bytes = new BufferedInputStream(opener.open(file), BUFFER_BYTES)) {
      reading.readAll(bytes, taker);
      reading.finish();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Refuses what is no file that can be read. */
  static void checkReadable(Path file) {
    if (!Files.exists(file)) {
      throw ImportException.ofFile(file, "there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw ImportException.ofFile(
          file, "is a directory; expected a file with one JSON object a line");
    }
    if (!Files.isRegularFile(file)) {
      throw ImportException.ofFile(file, "is no regular file; it is read more than once");
    }
    if (!Files.isReadable(file)) {
      throw ImportException.ofFile(file, "may not be read by this user");
    }
  }

  static ImportException unreadable(Path file, IOException failure) {
    return ImportException.ofFile(
        file,
        switch (failure) {
          case AccessDeniedException _ -> "may not be read by this user";
          case EOFException _, ZipException _ ->
              "cannot be read: it is packed by gzip, and broken or cut off";
          default -> "cannot be read: " + failure.getMessage();
        });
  }

  private <E extends Exception> void readAll(InputStream bytes, Taker<E> taker)
      throws IOException, E {
    for (long line = 1; ; line++) {
      Optional<byte[]> next = nextLine(bytes, line);
      if (next.isEmpty() || !takeLine(next.get(), line, taker)) {
        return;
      }
    }
  }

  private <E extends Exception> boolean takeLine(byte[] bytes, long line, Taker<E> taker) throws E {
    try {
      String text = decoded(bytes, line);
      if (text.isBlank()) {
        return true;
      }
      lines++;
      return taker.take(object(text), line);
    } catch (BrokenRow e) {
      problem(line, e.why());
      return true;
    }
  }

  /** The next line without its end; what is longer than a line may be is skipped and counted. */
  private Optional<byte[]> nextLine(InputStream bytes, long line) throws IOException {
    ByteArrayOutputStream gathered = new ByteArrayOutputStream(256);
    boolean tooLong = false;
    int next = bytes.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = bytes.read()) {
      if (gathered.size() < lineBytesMax) {
        gathered.write(next);
      } else {
        tooLong = true;
      }
    }
    if (!tooLong) {
      return Optional.of(gathered.toByteArray());
    }
    lines++;
    problem(line, "is longer than " + lineBytesMax + " bytes, the most that a line may have");
    return Optional.of(new byte[0]);
  }

  private static String decoded(byte[] bytes, long line) throws BrokenRow {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
          ? text.substring(1)
          : text;
    } catch (CharacterCodingException e) {
      throw new BrokenRow("is not UTF-8 text; expected one JSON object a line");
    }
  }

  /** The one object that a text holds. */
  public static ObjectNode object(String text) throws BrokenRow {
    try {
      JsonNode node;
      try (JsonParser parser = MAPPER.createParser(text)) {
        node = MAPPER.readTree(parser);
        if (parser.nextToken() != null) {
          throw new BrokenRow("has something after its JSON object; expected one object a line");
        }
      }
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new BrokenRow(
          "expected a JSON object, found "
              + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    } catch (JacksonException e) {
      throw new BrokenRow("is not JSON: " + firstLine(e) + place(e));
    }
  }

  private static String firstLine(JacksonException failure) {
    return Optional.ofNullable(failure.getOriginalMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElse("broken");
  }

  private static String place(JacksonException failure) {
    TokenStreamLocation location = failure.getLocation();
    if (location == null) {
      return "";
    }
    String line = location.getLineNr() > 1 ? "line " + location.getLineNr() + ", " : "";
    return " at " + line + "column " + location.getColumnNr();
  }

  private void problem(long line, String why) {
    broken++;
    if (problems.size() < PROBLEMS_SHOWN_MAX) {
      problems.add(new ImportException.Problem(line, why));
    }
  }

  private void finish() {
    if (broken > 0) {
      throw ImportException.ofRows(file, problems, broken - problems.size());
    }
    if (lines == 0) {
      throw ImportException.ofFile(file, "is empty; expected one JSON object a line");
    }
  }
}
