package dev.weavergen.cli.command;

import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.GenerationClient.Recording;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.RecordingImport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files in place of models: replies, repairs, and tests.
 *
 * @param models whose replies the recordings hold; asked themselves without any
 * @param samples by the name of the member, in the panel's order
 * @param repairs by the name of the member
 */
record ReplayedFiles(
    List<String> models,
    Map<String, Path> samples,
    Optional<Path> recordings,
    Map<String, Path> repairs,
    List<Path> tests) {
  private static final int NAME_CHARS_MAX = 100;

  ReplayedFiles {
    models = List.copyOf(models);
    samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    repairs = Collections.unmodifiableMap(new LinkedHashMap<>(repairs));
    tests = List.copyOf(tests);
  }

  /**
   * Reads them and stores nothing, so that a broken one is known before anything starts.
   *
   * @throws ImportException with one line for every broken row
   */
  void check() {
    recordings.ifPresent(file -> RecordingImport.check(RecordingImport.Kind.RECORDINGS, file));
    samples.values().forEach(file -> RecordingImport.check(RecordingImport.Kind.SAMPLES, file));
    repairs.values().forEach(file -> RecordingImport.check(RecordingImport.Kind.REPAIRS, file));
    tests.forEach(file -> RecordingImport.check(RecordingImport.Kind.TESTS, file));
  }

  /** Imports them, once by content hash, and names them in the request. */
  void importInto(ObjectNode json, GenerationClient client) {
    RequestOptions.addAll(json, "generatedTests", imported(client));
    List<String> named = new ArrayList<>();
    repairs.forEach((name, file) ->
        named.add(name + "@" + client.importRecording(Recording.REPAIRS, name, file)));
    RequestOptions.addAll(json, "repairs", named);
    if (samples.isEmpty() && recordings.isEmpty()) {
      return;
    }
    List<String> members = new ArrayList<>();
    models.forEach(model -> members.add(recorded(model, client)));
    samples.forEach((name, file) ->
        members.add(
            "recorded:" + name + "@" + client.importRecording(Recording.SAMPLES, name, file)));
    json.remove("models");
    RequestOptions.addAll(json, "models", members);
  }

  private List<String> imported(GenerationClient client) {
    return tests.stream()
        .map(file -> name(file) + "@" + client.importRecording(Recording.TESTS, name(file), file))
        .toList();
  }

  private String recorded(String model, GenerationClient client) {
    return recordings
        .map(file ->
            "recorded:" + model + "@" + client.importRecording(Recording.RECORDINGS, model, file))
        .orElse(model);
  }

  /** The file's own name, bounded. */
  static String name(Path file) {
    String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    return name.substring(0, Math.min(name.length(), NAME_CHARS_MAX));
  }
}
