package dev.weavergen.activities.panel.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.workflows.panel.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What exactly is sent: every {@code golden/prompts/NAME.json} is a case. */
class PromptsTest {
  private static final Path FOLDER = Golden.folder("prompts");

  private final Prompts prompts = new Prompts();

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void chat_is_asWritten(String name) throws IOException {
    Prompt prompt = prompts.ask(PromptStyle.CHAT, intent(name), "");
    Golden.check(
        FOLDER.resolve(name + ".chat.txt"),
        "=== system\n" + prompt.system() + "\n=== user\n" + prompt.user());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void completion_is_asWritten(String name) throws IOException {
    Prompt prompt = prompts.ask(PromptStyle.COMPLETION, intent(name), "");
    assertThat(prompt.system()).isEmpty();
    Golden.check(FOLDER.resolve(name + ".completion.txt"), prompt.user());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tests_are_askedForAsWritten(String name) throws IOException {
    Prompt chat = prompts.askForTests(PromptStyle.CHAT, intent(name));
    Prompt completion = prompts.askForTests(PromptStyle.COMPLETION, intent(name));
    assertThat(completion.user()).endsWith(prompts.begunTest(intent(name)));
    Golden.check(
        FOLDER.resolve(name + ".tests.txt"),
        "=== system\n"
            + chat.system()
            + "\n=== user\n"
            + chat.user()
            + "\n=== completion\n"
            + completion.user());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judge_isAskedAsWritten(String name) throws IOException {
    Prompt chat = judged(PromptStyle.CHAT, name);
    Golden.check(
        FOLDER.resolve(name + ".judge.txt"),
        "=== system\n" + chat.system() + "\n=== user\n" + chat.user());
    assertThat(judged(PromptStyle.COMPLETION, name).user())
        .startsWith(chat.system())
        .endsWith(chat.user() + "\n\nAnswer:");
  }

  private Prompt judged(PromptStyle style, String name) throws IOException {
    return prompts.askToJudge(style, intent(name), "f([])", "returns 0", "raises IndexError");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sketch_isAskedForAsWritten(String name) throws IOException {
    Prompt chat = prompts.askForSketch(PromptStyle.CHAT, intent(name));
    Golden.check(
        FOLDER.resolve(name + ".sketch.txt"),
        "=== system\n" + chat.system() + "\n=== user\n" + chat.user());
    assertThat(prompts.askForSketch(PromptStyle.COMPLETION, intent(name)).user()).endsWith("\n{");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void merge_isAskedForAsWritten(String name) throws IOException {
    Prompt prompt =
        prompts.askToMerge(intent(name), List.of("def f(x): {{intent}}\n", "def f(y): 2"));
    Golden.check(
        FOLDER.resolve(name + ".merge.txt"),
        "=== system\n" + prompt.system() + "\n=== user\n" + prompt.user());
  }

  @Test
  void task_is_carriedAndNotShown() throws IOException {
    ParsedIntent intent = intent(cases().getFirst());
    Prompt prompt = prompts.ask(PromptStyle.CHAT, intent, "HumanEval/7");
    assertThat(prompt.task()).isEqualTo("HumanEval/7");
    assertThat(prompt.system() + prompt.user()).doesNotContain("HumanEval/7");
    assertThat(prompt.sha256()).isEqualTo(prompts.ask(PromptStyle.CHAT, intent, "").sha256());
  }

  private static ParsedIntent intent(String name) throws IOException {
    return JsonMapper.shared()
        .readValue(Files.readString(FOLDER.resolve(name + ".json")), ParsedIntent.class);
  }
}
