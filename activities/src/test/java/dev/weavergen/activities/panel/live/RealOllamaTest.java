package dev.weavergen.activities.panel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.catalogue.Reachability.Reachable;
import dev.weavergen.activities.panel.catalogue.Reachability.Unreachable;
import dev.weavergen.activities.panel.guard.Guards;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.protocol.ListedRecordings;
import dev.weavergen.activities.panel.provider.LangChainModels;
import dev.weavergen.activities.panel.settings.Access;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All protocols against a real server with real models, named by {@code WEAVERGEN_OLLAMA_DIR}: a
 * folder with {@code bin/ollama} and {@code models/} that hold {@code smollm2} and {@code tiny}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealOllamaTest {
  private static final Prompt QUESTION =
      new Prompt("You are a helpful assistant.", "What is the capital of France?", "");
  private static final Sampling GREEDY =
      new Sampling(Optional.of(0.0), Optional.of(0.9), 400, false);

  private Optional<OllamaServer> server = Optional.empty();

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    Optional<Path> folder = folder();
    if (folder.isPresent()) {
      server = Optional.of(OllamaServer.start(folder.get(), home));
    }
  }

  @BeforeEach
  void requireServer() {
    assumeTrue(server.isPresent(), "skipped: WEAVERGEN_OLLAMA_DIR names no folder with bin/ollama");
  }

  @AfterAll
  void stop() {
    server.ifPresent(OllamaServer::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "openai", "anthropic"})
  void question_is_answered(String name) throws Exception {
    ModelReply reply = catalogue().resolve(name).model().ask(QUESTION);
    assertThat(reply.text()).contains("Paris");
    assertThat(reply.usage().inputTokens()).isBetween(10, 60);
    assertThat(reply.usage().outputTokens()).isBetween(3, 400);
    assertThat(reply.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(reply.latencyMillis()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native-short", "openai-short", "anthropic-short", "completion"})
  void fewTokens_end_withLength(String name) throws Exception {
    ModelReply reply =
        catalogue()
            .resolve(name)
            .model()
            .ask(new Prompt("", "def add(a, b):\n    \"\"\"Add two numbers.\"\"\"\n", ""));
    assertThat(reply.finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(reply.usage().outputTokens()).isEqualTo(8);
    assertThat(reply.text()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"native-unknown", "openai-unknown", "completion-unknown", "anthropic-unknown"})
  void unknownModel_is_saidSo(String name) {
    ModelFailure failure =
        catchThrowableOfType(
            ModelFailure.class, () -> catalogue().resolve(name).model().ask(QUESTION));
    assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_MODEL);
    assertThat(failure).hasMessageContaining("nonesuch");
  }

  @Test
  void logProbabilities_are_given() throws Exception {
    ModelReply reply = catalogue().resolve("openai-probable").model().ask(QUESTION);
    assertThat(reply.meanLogProbability().orElseThrow()).isBetween(-5.0, 0.0);
  }

  @Test
  void check_tells_installedFromNot() {
    assertThat(catalogue().check("native")).isInstanceOf(Reachable.class);
    assertThat(catalogue().check("ollama:tiny")).isInstanceOf(Reachable.class);
    assertThat(catalogue().check("openai")).isInstanceOf(Reachable.class);
    assertThat(catalogue().check("native-unknown")).isInstanceOf(Unreachable.class);
  }

  @Test
  void defaultPanel_is_whatIsInstalled() {
    List<Member> panel = catalogue(Map.of()).defaultPanel();
    assertThat(panel).hasSize(3);
    assertThat(panel)
        .extracting(Member::model)
        .contains("ollama:smollm2:latest", "ollama:tiny:latest");
  }

  @Test
  void intent_becomes_aFencedProgram() throws Exception {
    ParsedIntent intent =
        new ParsedIntent(
            "Write a function is_even(n) that says whether n is even.",
            Optional.of(Language.PYTHON),
            Optional.of("is_even"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Collections.emptySortedMap());
    CatalogueEntry entry = catalogue().resolve("native");
    ModelReply reply = entry.model().ask(new Prompts().ask(entry.style(), intent, ""));
    assertThat(reply.text()).contains("```", "is_even");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native-long", "openai-long", "anthropic-long", "completion-long"})
  void killedServer_is_connection(String name, @TempDir Path own) throws Exception {
    try (OllamaServer victim = OllamaServer.start(folder().orElseThrow(), own)) {
      ModelCatalogue catalogue = catalogue(models(victim));
      loaded(catalogue.resolve(name.replace("-long", "-short")));
      CompletableFuture<ModelReply> reply = asked(catalogue.resolve(name));
      assertThat(reply).isNotDone();
      Thread.sleep(700);
      victim.kill();
      ExecutionException thrown =
          catchThrowableOfType(ExecutionException.class, () -> reply.get(20, TimeUnit.SECONDS));
      assertThat(thrown.getCause())
          .isInstanceOfSatisfying(
              ModelFailure.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION));
    }
  }

  /** The first answer is late, since the server has to load the model. */
  private static void loaded(CatalogueEntry entry) throws ModelFailure {
    assertThat(entry.model().ask(new Prompt("", "Hi", "")).text()).isNotBlank();
  }

  private static CompletableFuture<ModelReply> asked(CatalogueEntry entry) {
    CompletableFuture<ModelReply> reply = new CompletableFuture<>();
    Prompt endless = new Prompt("", "Count from 1 to 5000, one number on each line.", "");
    Thread.ofVirtual()
        .start(() -> {
          try {
            reply.complete(entry.model().ask(endless));
          } catch (ModelFailure e) {
            reply.completeExceptionally(e);
          }
        });
    return reply;
  }

  private ModelCatalogue catalogue() {
    return catalogue(models(server.orElseThrow()));
  }

  private ModelCatalogue catalogue(Map<String, ModelSettings> models) {
    Map<String, String> environment =
        Map.of("OLLAMA_HOST", server.orElseThrow().address().getAuthority());
    return new ModelCatalogue(
        new ModelCatalogue.Sources(
            models, name -> Optional.ofNullable(environment.get(name)), new ListedRecordings()),
        new LangChainModels(Clock.systemUTC()),
        new Guards(Clock.systemUTC()));
  }

  private static Map<String, ModelSettings> models(OllamaServer server) {
    Access access = Access.at(server.address().toString()).withKey("ollama");
    Map<String, ModelSettings> models = new LinkedHashMap<>();
    protocol(models, "native", ModelSettings.of(Provider.OLLAMA, "smollm2").with(access));
    ModelSettings chat = ModelSettings.of(Provider.OPENAI, "smollm2").with(access);
    protocol(models, "openai", chat);
    protocol(models, "anthropic", ModelSettings.of(Provider.ANTHROPIC, "smollm2").with(access));
    ModelSettings base =
        ModelSettings.of(Provider.OPENAI, "tiny").with(access).with(PromptStyle.COMPLETION);
    protocol(models, "completion", base);
    models.put("completion", base.with(GREEDY.withMaxTokens(8)));
    models.put("openai-probable", chat.with(GREEDY.withMaxTokens(8).withLogProbabilities()));
    return models;
  }

  private static void protocol(
      Map<String, ModelSettings> models, String name, ModelSettings settings) {
    models.put(name, settings.with(GREEDY));
    models.put(name + "-short", settings.with(GREEDY.withMaxTokens(8)));
    models.put(name + "-long", settings.with(GREEDY.withMaxTokens(2000)));
    models.put(
        name + "-unknown",
        ModelSettings.of(settings.provider(), "nonesuch")
            .with(settings.access())
            .with(settings.style()));
  }

  private static Optional<Path> folder() {
    Optional<Path> folder =
        Optional.ofNullable(System.getenv("WEAVERGEN_OLLAMA_DIR"))
            .map(Path::of)
            .filter(path -> Files.isExecutable(path.resolve("bin/ollama")));
    boolean required = Boolean.parseBoolean(System.getenv("WEAVERGEN_REQUIRE_ALL"));
    assertThat(folder.isPresent() || !required)
        .as("WEAVERGEN_OLLAMA_DIR has to name a folder with bin/ollama and models/")
        .isTrue();
    return folder;
  }
}
