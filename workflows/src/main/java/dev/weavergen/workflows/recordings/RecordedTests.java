package dev.weavergen.workflows.recordings;

import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.List;

/** Imported files of tests that models wrote, each known by its content hash. */
public interface RecordedTests {
  /** Whether a file of that content hash has been imported. */
  boolean holds(String sha256);

  /** The tests of a task in the order of the file; empty when it has none. */
  List<GeneratedTest> tests(String sha256, String taskId);
}
