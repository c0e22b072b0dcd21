package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.catalogue.Resolution;
import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.jvm.JvmSettings;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class WorkerSettingsTest {
  /** As the documentation prints it. */
  private static final String DOCUMENTED =
      """
      weavergen:
        panel: [qwen3, claude, gpt]
        models:
          qwen3:  { provider: ollama, model: "qwen3:latest", base-url: "http://localhost:11434", temperature: 0.7, top-p: 0.9, max-tokens: 2048 }
          claude: { provider: anthropic, model: claude-sonnet-4-5, api-key: "${ANTHROPIC_API_KEY}", usd-per-million: { input: 3, output: 15 } }
          gpt:    { provider: openai, model: gpt-4.1, api-key: "${OPENAI_API_KEY}", usd-per-million: { input: 2, output: 8 } }
          local:  { provider: openai, model: tiny, base-url: "http://localhost:11434/v1", style: completion }
      """;

  @TempDir private Path folder;

  @Test
  void read_documentedFile_binds() throws Exception {
    WorkerSettings settings = read(DOCUMENTED);
    assertThat(settings.panel()).containsExactly("qwen3", "claude", "gpt");
    assertThat(settings.models().keySet()).containsExactly("qwen3", "claude", "gpt", "local");
    ModelBlock qwen = block(settings, "qwen3");
    assertThat(qwen.model()).hasValue("qwen3:latest");
    assertThat(qwen.baseUrl()).hasValue("http://localhost:11434");
    assertThat(qwen.temperature()).hasValue(0.7);
    assertThat(qwen.topP()).hasValue(0.9);
    assertThat(qwen.maxTokens()).hasValue(2048);
    assertThat(qwen.apiKey()).isEmpty();
    assertThat(block(settings, "claude").usdPerMillion())
        .isEqualTo(ModelBlock.UsdPerMillion.of(3, 15));
    assertThat(block(settings, "local").style()).hasValue("completion");
  }

  @Test
  void read_sandbox_bindsOrIsFound() throws Exception {
    SandboxBlock stated =
        read("weavergen.sandbox: { tier: l2, python: /usr/bin/python3, java: /opt/jdk, cores: 5, image: mine }\n")
            .sandbox();
    assertThat(stated.settings())
        .isEqualTo(
            new SandboxSettings(
                Optional.of(Path.of("/usr/bin/python3")),
                Optional.of(Tier.LANDLOCK),
                false,
                5,
                "mine"));
    JvmSettings jvm = stated.jvmSettings();
    assertThat(jvm.javaHome()).hasToString("/opt/jdk");
    assertThat(jvm.pythons()).containsExactly(Path.of("/usr/bin/python3"));
    assertThat(jvm.tier()).contains(Tier.LANDLOCK);
    assertThat(jvm.parallelMax()).isEqualTo(5);
    assertThat(stated.observationsMax()).isEqualTo(5);
    assertThat(stated.labelsMax()).isEqualTo(2);
    assertThat(read("weavergen.panel: []\n").sandbox().settings())
        .isEqualTo(SandboxSettings.standard());
    assertThat(read("weavergen.sandbox.tier: auto\n").sandbox().settings())
        .isEqualTo(SandboxSettings.standard());
  }

  @Test
  void read_sandboxThatContainsNothing_isSaidAndNeverMeant() throws Exception {
    assertThat(read("weavergen.sandbox.tier: uncontained\n").sandbox().settings())
        .isEqualTo(SandboxSettings.standard().withoutContainment());
    assertThat(read("weavergen.sandbox.tier: uncontained\n").sandbox().jvmSettings().uncontained())
        .isTrue();
    SandboxBlock none = read("weavergen.sandbox.tier: none\n").sandbox();
    assertThat(none.runsNothing()).isTrue();
    assertThat(none.settings().uncontained()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weavergen.sandbox.cores: 0 | weavergen.sandbox.cores: is 0; expected 1 to 256",
        "weavergen.sandbox.tier: L7 | weavergen.sandbox.tier: 'L7' is not known; expected auto, L1, L2, L3, D, M, none or uncontained",
      })
  void read_wrongSandbox_namesTheSetting(String yaml, String said) throws Exception {
    SandboxBlock wrong = read(yaml + "\n").sandbox();
    assertThatThrownBy(wrong::settings).hasMessage(said);
  }

  @Test
  void catalogue_documentedFile_isWhatItSays() throws Exception {
    ModelCatalogue catalogue =
        catalogue(DOCUMENTED, Map.of("ANTHROPIC_API_KEY", "a", "OPENAI_API_KEY", "o"));
    CatalogueEntry gpt = catalogue.resolve("gpt");
    assertThat(gpt.price()).isEqualTo(new Price(2, 8));
    assertThat(catalogue.resolve("claude").provider()).isEqualTo("anthropic");
    assertThat(catalogue.resolve("local").style()).isEqualTo(PromptStyle.COMPLETION);
  }

  @Test
  void catalogue_keyIsNotInTheEnvironment_saysWhichWhenItIsNeeded() throws Exception {
    String file =
        """
        weavergen.models:
          mine: { provider: openai, model: m, api-key: "${WEAVERGEN_TEST_NO_SUCH_KEY}" }
        """;
    assertThat(catalogue(file, Map.of()).find("mine"))
        .isInstanceOfSatisfying(
            Resolution.Missing.class,
            missing -> assertThat(missing.why()).contains("WEAVERGEN_TEST_NO_SUCH_KEY"));
  }

  @Test
  void read_noFile_hasTheDefaults() {
    WorkerSettings settings =
        WorkerSettings.read(Map.of("spring.config.location", "optional:classpath:/none/"));
    assertThat(settings.panel()).isEmpty();
    assertThat(settings.models()).isEmpty();
    assertThat(settings.temporal())
        .isEqualTo(new WorkerSettings.Temporal(Optional.empty(), "default"));
    assertThat(settings.database()).isEqualTo(new WorkerSettings.Store(Optional.empty(), 10));
  }

  @Test
  void read_everything_binds() throws Exception {
    WorkerSettings settings =
        read(
            """
            weavergen:
              temporal: { target: "temporal:7233", namespace: team }
              database: { url: "postgresql://u:p@h/d", connections-max: 3 }
              models:
                m: { provider: ollama, model: q, timeout: 20s, concurrency: 2, requests-per-minute: 30 }
            """);
    assertThat(settings.temporal())
        .isEqualTo(new WorkerSettings.Temporal(Optional.of("temporal:7233"), "team"));
    assertThat(settings.database().connectionsMax()).isEqualTo(3);
    assertThat(block(settings, "m").timeout()).hasValue(Duration.ofSeconds(20));
    assertThat(block(settings, "m").concurrency()).hasValue(2);
    assertThat(block(settings, "m").requestsPerMinute()).hasValue(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weavergen.panels: [a]                             | weavergen.panels",
        "weavergen.models.m.temprature: 1                  | weavergen.models.m.temprature",
        "weavergen.models.m.temperature: hot               | weavergen.models.m.temperature",
        "weavergen.models.m.max-tokens: many               | weavergen.models.m.max-tokens",
        "weavergen.models.m.usd-per-million.input: cheap   | usd-per-million.input",
        "weavergen.models.m.timeout: soon                  | weavergen.models.m.timeout",
        "weavergen.gateway.port: 8080                      | weavergen.gateway.port",
        "weavergen.database.connections-max: ${WEAVERGEN_TEST_NO_SIZE} | WEAVERGEN_TEST_NO_SIZE",
      })
  void read_wrongSetting_isNamed(String line, String name) {
    Throwable failure = catchThrowable(() -> read(line + "\n"));
    assertThat(said(failure)).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ provider: mistral, model: m }                            | weavergen.models.x.provider is \"mistral\"",
        "{ model: m }                                               | weavergen.models.x.provider: is missing",
        "{ provider: ollama }                                       | weavergen.models.x.model: is missing",
        "{ provider: ollama, model: ' ' }                           | weavergen.models.x.model: is missing",
        "{ provider: ollama, model: m, temperature: 3 }             | weavergen.models.x.temperature is \"3.0\"",
        "{ provider: ollama, model: m, base-url: nowhere }          | weavergen.models.x.base-url",
        "{ provider: openai, model: m, base-url: 'ftp://h' }        | weavergen.models.x.base-url is \"ftp://h\"",
        "{ provider: anthropic, model: m, style: completion }       | weavergen.models.x.style is \"completion\"",
        "{ provider: openai, model: m, style: verse }               | weavergen.models.x.style is \"verse\"",
        "{ provider: openai, model: m, timeout: 5m }                | weavergen.models.x.timeout",
        "{ provider: openai, model: m, concurrency: 0 }             | weavergen.models.x.concurrency is \"0\"",
        "{ provider: openai, model: m, usd-per-million: { input: -1, output: 1 } } | weavergen.models.x.usd-per-million.input",
        "{ provider: openai, model: m, usd-per-million: { input: 1 } } | weavergen.models.x.usd-per-million.output: is missing",
        "{ provider: openai, model: '${WEAVERGEN_TEST_NONE}' }      | weavergen.models.x.model: the environment variable WEAVERGEN_TEST_NONE is not set",
        "{ provider: openai, model: m, base-url: '${WEAVERGEN_TEST_NONE}/v1' } | weavergen.models.x.base-url: the environment variable WEAVERGEN_TEST_NONE",
      })
  void catalogue_wrongModel_isNamed(String block, String said) {
    assertThatThrownBy(() -> catalogue("weavergen.models:\n  x: " + block + "\n", Map.of()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(said);
  }

  @Test
  void catalogue_panelOfUnknownModel_isNamed() {
    String file = "weavergen:\n  panel: [a, b]\n  models:\n    a: { provider: ollama, model: m }\n";
    assertThatThrownBy(() -> catalogue(file, Map.of()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "weavergen.panel: 'b' is not configured; expected provider:model or one of [a]");
  }

  @Test
  void catalogue_panelIsTooLarge_namesTheLimit() {
    String file = "weavergen.panel: [" + "'ollama:m', ".repeat(10) + "]\n";
    assertThatThrownBy(() -> catalogue(file, Map.of()))
        .hasMessage("weavergen.panel: has 10 entries; expected at most 9");
  }

  @Test
  void block_shown_hidesTheKey() throws Exception {
    String shown = read("weavergen.models.m: { provider: openai, api-key: geheim }\n").toString();
    assertThat(shown).contains("openai").doesNotContain("geheim");
  }

  private WorkerSettings read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("weavergen.yaml"), yaml);
    return WorkerSettings.read(Map.of("spring.config.location", "file:" + file));
  }

  private ModelCatalogue catalogue(String yaml, Map<String, String> environment)
      throws IOException {
    return ModelCatalogues.of(
        read(yaml), new NoRecordings(), name -> Optional.ofNullable(environment.get(name)));
  }

  private static ModelBlock block(WorkerSettings settings, String name) {
    return Optional.ofNullable(settings.models().get(name)).orElseThrow();
  }

  /** All messages, from the outermost to the cause. */
  private static String said(Throwable failure) {
    StringBuilder said = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      said.append(cause.getMessage()).append('\n');
    }
    return said.toString();
  }

  private static final class NoRecordings implements Recordings {
    @Override
    public boolean holds(String sha256) {
      return false;
    }

    @Override
    public boolean holdsRepairs(String sha256) {
      return false;
    }

    @Override
    public Optional<RecordedReply> sample(String sha256, String taskId, int ordinal) {
      return Optional.empty();
    }

    @Override
    public Optional<RecordedReply> exchange(String sha256, String requestKey) {
      return Optional.empty();
    }
  }
}
