package dev.weavergen.activities.panel.provider;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.weavergen.workflows.panel.Prompt;
import java.util.List;

/** A prompt in the two forms that models take. */
final class Messages {
  private Messages() {}

  static List<ChatMessage> chat(Prompt prompt) {
    UserMessage question = UserMessage.from(prompt.user());
    return prompt.system().isBlank()
        ? List.of(question)
        : List.of(SystemMessage.from(prompt.system()), question);
  }

  static String completion(Prompt prompt) {
    return prompt.system().isBlank() ? prompt.user() : prompt.system() + "\n\n" + prompt.user();
  }
}
