package dev.weavergen.api.benchmarks;

import dev.weavergen.api.files.ReceivedFile;
import dev.weavergen.api.problem.ProblemException;
import dev.weavergen.memory.benchmark.BenchmarkImport;
import dev.weavergen.memory.benchmark.PostgresBenchmarks;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.workflows.benchmarks.Benchmarks;
import dev.weavergen.workflows.payload.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Benchmarks, imported once by content hash. Their tasks and tests are not handed out. */
@RestController
@RequestMapping("/v1/benchmarks/{sha256}")
class BenchmarkController {
  private final Database database;

  BenchmarkController(Database database) {
    this.database = database;
  }

  @GetMapping
  ResponseEntity<String> find(@PathVariable String sha256) {
    Benchmarks.Summary found =
        new PostgresBenchmarks(database)
            .find(sha256)
            .orElseThrow(() -> ProblemException.unknownBenchmark(sha256));
    return held(sha256, found.name(), found.tasks());
  }

  /**
   * @param name what the benchmark is called
   * @param file the client's name for the file, for messages only; it is never opened here
   */
  @PutMapping
  ResponseEntity<String> store(
      @PathVariable String sha256,
      @RequestParam("name") String name,
      @RequestParam(name = "file", defaultValue = "the file") String file,
      HttpServletRequest request)
      throws IOException {
    try (ReceivedFile received = ReceivedFile.of(request, sha256)) {
      return stored(received, name, file);
    }
  }

  private ResponseEntity<String> stored(ReceivedFile received, String name, String file) {
    try {
      BenchmarkImport.Imported imported =
          new BenchmarkImport(database).importFrom(name, received.path());
      return held(imported.sha256(), imported.name(), imported.tasks());
    } catch (ImportException broken) {
      throw ProblemException.brokenBenchmark(received.told(broken, file));
    }
  }

  private record Held(String sha256, String name, int tasks) {}

  private static ResponseEntity<String> held(String sha256, String name, int tasks) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.mapper().writeValueAsString(new Held(sha256, name, tasks)));
  }
}
