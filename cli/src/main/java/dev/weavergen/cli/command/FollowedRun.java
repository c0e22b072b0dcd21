package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.ProgressLines;
import dev.weavergen.domain.generation.Progress;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A run that is followed to its end, or to where it waits for a person and nobody sits at a
 * terminal: the run then goes on waiting, and the command does not.
 */
final class FollowedRun {
  private final String id;
  private final GenerationClient client;
  private final Console console;
  private Optional<String> question = Optional.empty();
  private Optional<String> shortage = Optional.empty();
  private Optional<String> told = Optional.empty();

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
      if (shortage.isPresent() && !console.isInteractive()) {
        return OpenShortage.json(id, shortage.get(), client.stored(id));
      }
      tellShortage();
      result = poll(lines);
    }
    return result.get();
  }

  /** Once for each; the budget is extended from another terminal. */
  private void tellShortage() {
    if (!shortage.equals(told)) {
      shortage.ifPresent(why -> OpenShortage.say(id, why, console));
      told = shortage;
    }
  }

  private boolean isAsked(String asked) {
    return console.isInteractive() && OpenQuestion.ask(id, asked, console, client);
  }

  private Optional<JsonNode> poll(ProgressLines lines) throws InterruptedException {
    question = Optional.empty();
    shortage = Optional.empty();
    return client.poll(id, progress -> hear(progress, lines));
  }

  private void hear(Progress progress, ProgressLines lines) {
    lines.accept(progress);
    question = progress.question();
    shortage = progress.shortage();
  }
}
