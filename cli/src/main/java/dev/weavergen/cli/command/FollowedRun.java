package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.ProgressLines;
import dev.weavergen.domain.generation.Progress;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A run that is followed to its end, or to its question where nobody sits at a terminal to answer:
 * the run then goes on waiting, and the command does not.
 */
final class FollowedRun {
  private final String id;
  private final GenerationClient client;
  private final Console console;
  private Optional<String> question = Optional.empty();

  FollowedRun(String id, GenerationClient client, Console console) {
    this.id = id;
    this.client = client;
    this.console = console;
  }

  /** The result, or what is known of a run that waits for a person; throws as polling does. */
  JsonNode end() throws InterruptedException {
    ProgressLines lines = new ProgressLines(console);
    Optional<JsonNode> result = poll(lines);
    while (result.isEmpty()) {
      if (question.isPresent() && !isAsked(question.get())) {
        return OpenQuestion.json(id, question.get());
      }
      result = poll(lines);
    }
    return result.get();
  }

  private boolean isAsked(String asked) {
    return console.isInteractive() && OpenQuestion.ask(id, asked, console, client);
  }

  private Optional<JsonNode> poll(ProgressLines lines) throws InterruptedException {
    question = Optional.empty();
    return client.poll(id, progress -> hear(progress, lines));
  }

  private void hear(Progress progress, ProgressLines lines) {
    lines.accept(progress);
    question = progress.question();
  }
}
