package dev.weavergen.api.recordings;

import dev.weavergen.api.problem.ProblemException;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.PostgresRecordings;
import dev.weavergen.memory.recordings.RecordingImport;
import dev.weavergen.memory.recordings.RecordingImport.Kind;
import dev.weavergen.workflows.payload.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of recorded replies, imported once by content hash. */
@RestController
@RequestMapping("/v1/recordings/{sha256}")
class RecordingController {
  private static final long FILE_BYTES_MAX = 256L * 1024 * 1024;

  private final Database database;

  RecordingController(Database database) {
    this.database = database;
  }

  @GetMapping
  ResponseEntity<String> find(@PathVariable String sha256) {
    if (!new PostgresRecordings(database).holds(sha256)) {
      throw ProblemException.unknownRecording(sha256);
    }
    return held(sha256);
  }

  /**
   * @param name what the recording is called
   * @param file the client's name for the file, for messages only; it is never opened here
   */
  @PutMapping
  ResponseEntity<String> store(
      @PathVariable String sha256,
      @RequestParam("kind") String kind,
      @RequestParam("name") String name,
      @RequestParam(name = "file", defaultValue = "the file") String file,
      HttpServletRequest request)
      throws IOException {
    Path received = Files.createTempFile("weavergen-recording-", ".jsonl");
    try {
      requireHash(sha256, receive(request, received));
      var _ = new RecordingImport(database).importFile(kind(kind), name, received);
      return held(sha256);
    } catch (ImportException broken) {
      throw ProblemException.brokenRecording(
          String.valueOf(broken.getMessage()).replace(received.toString(), file));
    } finally {
      Files.deleteIfExists(received);
    }
  }

  private static void requireHash(String stated, String found) {
    if (!found.equals(stated)) {
      throw ProblemException.invalidRequest(
          new InvalidRequestException("sha256", "is not the hash of the body; expected " + found));
    }
  }

  /** Keeps the body in a file; its SHA-256. */
  private static String receive(HttpServletRequest request, Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream body = request.getInputStream();
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
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

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.wireName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.invalidRequest(
                new InvalidRequestException(
                    "kind", "expected samples or recordings, found '" + name + "'")));
  }

  private static ResponseEntity<String> held(String sha256) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.mapper().writeValueAsString(Map.of("sha256", sha256)));
  }
}
