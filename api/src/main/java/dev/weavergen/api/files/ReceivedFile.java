package dev.weavergen.api.files;

import dev.weavergen.api.problem.ProblemException;
import dev.weavergen.domain.generation.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The body of a request as a file of this machine, until it is closed. What the client calls the
 * file is never opened here.
 */
public final class ReceivedFile implements AutoCloseable {
  private static final long FILE_BYTES_MAX = 256L * 1024 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path path;

  private ReceivedFile(Path path) {
    this.path = path;
  }

  /**
   * Keeps the body in a file.
   *
   * @param sha256 what the client says of it
   * @throws ProblemException when it is too large, or another than the client says
   */
  public static ReceivedFile of(HttpServletRequest request, String sha256) throws IOException {
    ReceivedFile file = new ReceivedFile(Files.createTempFile("weavergen-received-", ".jsonl"));
    try {
      file.require(sha256, file.receive(request));
      return file;
    } catch (IOException | ProblemException e) {
      file.close();
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  /** A message about this file in words that the client knows. */
  public String told(Exception failure, String clientName) {
    return String.valueOf(failure.getMessage()).replace(path.toString(), clientName);
  }

  private void require(String stated, String found) {
    if (!found.equals(stated)) {
      throw ProblemException.invalidRequest(
          new InvalidRequestException("sha256", "is not the hash of the body; expected " + found));
    }
  }

  private String receive(HttpServletRequest request) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream body = request.getInputStream();
        OutputStream out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long total = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        total += read;
        if (total > FILE_BYTES_MAX) {
          throw ProblemException.tooLarge(Math.toIntExact(FILE_BYTES_MAX));
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
