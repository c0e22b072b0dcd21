package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.GenerationStatus;

/** Where the run says how far it is. */
interface Stages {
  String stage();

  void enter(String stage);

  void status(GenerationStatus status);
}
