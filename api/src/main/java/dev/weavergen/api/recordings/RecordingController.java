package dev.weavergen.api.recordings;

import dev.weavergen.api.files.ReceivedFile;
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
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of recorded replies, and of tests and repairs that models wrote, imported once by content
 * hash.
 */
@RestController
@RequestMapping("/v1/recordings/{sha256}")
class RecordingController {
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
      @RequestParam("kind") String kindName,
      @RequestParam("name") String name,
      @RequestParam(name = "file", defaultValue = "the file") String file,
      HttpServletRequest request)
      throws IOException {
    Kind kind = kind(kindName);
    try (ReceivedFile received = ReceivedFile.of(request, sha256)) {
      return stored(received, kind, name, file);
    }
  }

  private ResponseEntity<String> stored(
      ReceivedFile received, Kind kind, String name, String file) {
    try {
      return held(new RecordingImport(database).importFile(kind, name, received.path()).sha256());
    } catch (ImportException broken) {
      throw ProblemException.brokenRecording(received.told(broken, file));
    }
  }

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.wireName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.invalidRequest(
                new InvalidRequestException(
                    "kind",
                    "expected samples, recordings, tests or repairs, found '" + name + "'")));
  }

  private static ResponseEntity<String> held(String sha256) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.mapper().writeValueAsString(Map.of("sha256", sha256)));
  }
}
