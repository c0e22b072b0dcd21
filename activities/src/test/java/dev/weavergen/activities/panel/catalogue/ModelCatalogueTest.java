package dev.weavergen.activities.panel.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.panel.catalogue.Reachability.Reachable;
import dev.weavergen.activities.panel.catalogue.Reachability.Unreachable;
import dev.weavergen.activities.panel.guard.Guards;
import dev.weavergen.activities.panel.protocol.BrokenServer;
import dev.weavergen.activities.panel.protocol.ListedRecordings;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.activities.panel.provider.LangChainModels;
import dev.weavergen.activities.panel.settings.Access;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.panel.settings.Sampling;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.Prompt;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogueTest {
  private static final String RECORDING = "recorded:qwen@" + ListedRecordings.SHA256;

  private final Map<String, ModelSettings> configured = new LinkedHashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final ListedRecordings recordings = new ListedRecordings();

  @Test
  void configuredName_gives_itsFacts() throws Exception {
    configured.put(
        "base",
        ModelSettings.of(Provider.OPENAI, "tiny")
            .with(Access.at("http://localhost:1/v1"))
            .with(PromptStyle.COMPLETION)
            .with(new Price(1, 2)));
    CatalogueEntry entry = catalogue().resolve("base");
    assertThat(entry.name()).isEqualTo("base");
    assertThat(entry.provider()).isEqualTo("openai");
    assertThat(entry.style()).isEqualTo(PromptStyle.COMPLETION);
    assertThat(entry.price()).isEqualTo(new Price(1, 2));
    assertThat(entry.parametersHash()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @CsvSource({
    "ollama:qwen3:latest, ollama, 0",
    "anthropic:claude-sonnet-4-5, anthropic, 15",
    "openai:gpt-4.1, openai, 8",
    "openai:gpt-4.1#2, openai, 8",
  })
  void directName_needs_noConfiguration(String name, String provider, double outputPrice)
      throws Exception {
    environment.put("ANTHROPIC_API_KEY", "k");
    environment.put("OPENAI_API_KEY", "k");
    CatalogueEntry entry = catalogue().resolve(name);
    assertThat(entry.provider()).isEqualTo(provider);
    assertThat(entry.price().outputUsdPerMillion()).isEqualTo(outputPrice);
  }

  @Test
  void recordedName_answers_fromTheRecording() throws Exception {
    recordings.sample("t", ListedRecordings.said("one"), ListedRecordings.said("two"));
    CatalogueEntry entry = catalogue().resolve(RECORDING + "#2");
    assertThat(entry.provider()).isEqualTo("recorded");
    assertThat(entry.model().ask(new Prompt("", "", "t")).text()).isEqualTo("two");
    assertThat(entry.parametersHash())
        .isNotEqualTo(catalogue().resolve(RECORDING).parametersHash());
  }

  @Test
  void parametersHash_follows_whatDecidesTheReply() throws Exception {
    ModelSettings settings = ModelSettings.of(Provider.OLLAMA, "m");
    configured.put("a", settings);
    configured.put("b", settings.with(new Price(1, 1)));
    configured.put("c", settings.with(Sampling.VARIED.withMaxTokens(7)));
    ModelCatalogue catalogue = catalogue();
    String hash = catalogue.resolve("a").parametersHash();
    assertThat(catalogue.resolve("b").parametersHash()).isEqualTo(hash);
    assertThat(catalogue.resolve("c").parametersHash()).isNotEqualTo(hash);
  }

  @Test
  void identity_isThatOfTheRealModelWithItsParameters() throws Exception {
    ModelSettings settings = ModelSettings.of(Provider.OLLAMA, "m");
    configured.put("a", settings);
    configured.put("b", settings.with(new Price(1, 1)));
    configured.put("c", settings.with(Sampling.VARIED.withMaxTokens(7)));
    configured.put("d", settings.with(PromptStyle.COMPLETION));
    ModelCatalogue catalogue = catalogue();
    String identity = catalogue.resolve("a").identity();
    assertThat(identity).matches("ollama:m chat [0-9a-f]{12}");
    assertThat(catalogue.resolve("a#2").identity()).isEqualTo(identity);
    assertThat(catalogue.resolve("b").identity()).isEqualTo(identity);
    assertThat(catalogue.resolve("ollama:m").identity()).isEqualTo(identity);
    assertThat(catalogue.resolve("c").identity()).isNotEqualTo(identity);
    assertThat(catalogue.resolve("d").identity()).startsWith("ollama:m completion ");
  }

  @Test
  void identity_ofRecordedSamples_isTheFiles() throws Exception {
    recordings.sample("t", ListedRecordings.said("one"), ListedRecordings.said("two"));
    assertThat(catalogue().resolve(RECORDING + "#2").identity())
        .startsWith("recorded@")
        .isEqualTo(catalogue().resolve(RECORDING).identity())
        .isEqualTo(catalogue().resolve(RECORDING.replaceFirst(":[^@]*@", ":alias@")).identity());
  }

  @Test
  void mistypedName_is_answeredWithTheNearest() {
    configured.put("qwen3", ModelSettings.of(Provider.OLLAMA, "qwen3"));
    configured.put("claude", ModelSettings.of(Provider.ANTHROPIC, "c"));
    ModelFailure failure = failure("qwn3");
    assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_MODEL);
    assertThat(failure)
        .hasMessageContaining("\"qwn3\"")
        .hasMessageContaining("expected a configured name (qwen3), provider:model")
        .hasMessageEndingWith("did you mean qwen3?");
    assertThat(catalogue().find("qwn3")).isInstanceOf(Resolution.Missing.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "mistral:7b", ":x", "recorded:x", "recorded:x@12"})
  void nameOfNothing_is_unknown(String name) {
    assertThat(failure(name).kind()).isEqualTo(FailureKind.UNKNOWN_MODEL);
    assertThat(failure(name)).hasMessageContaining("expected");
  }

  @Test
  void emptyModel_names_theField() {
    assertThat(failure("ollama:").kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(failure("ollama:")).hasMessageStartingWith("model is \"\"");
  }

  @Test
  void recordingNotImported_is_noRecording() {
    assertThat(failure("recorded:x@" + "0".repeat(64)).kind()).isEqualTo(FailureKind.NO_RECORDING);
  }

  @Test
  void missingKey_says_whatCuresIt() {
    configured.put(
        "mine", ModelSettings.of(Provider.OPENAI, "m").with(Access.DEFAULT.withKey("${MY_KEY}")));
    environment.put("OPENAI_API_KEY", " ");
    assertThat(failure("anthropic:claude-sonnet-4-5"))
        .hasMessageContaining("ANTHROPIC_API_KEY")
        .hasMessageContaining("api-key");
    assertThat(failure("openai:gpt-4.1").kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure("mine")).hasMessageContaining("MY_KEY");
  }

  @Test
  void placeholder_is_filledFromTheEnvironment() throws Exception {
    environment.put("MY_KEY", "k");
    configured.put(
        "mine", ModelSettings.of(Provider.OPENAI, "m").with(Access.DEFAULT.withKey("${MY_KEY}")));
    assertThat(catalogue().resolve("mine").provider()).isEqualTo("openai");
  }

  @Test
  void ownOpenAiServer_needs_noKey() throws Exception {
    environment.put("OPENAI_BASE_URL", "http://localhost:8000/v1");
    assertThat(catalogue().resolve("openai:tiny").provider()).isEqualTo("openai");
  }

  @Test
  void wrongAddressInEnvironment_names_theVariable() {
    environment.put("OPENAI_BASE_URL", "localhost");
    assertThat(failure("openai:m")).hasMessageStartingWith("OPENAI_BASE_URL is \"localhost\"");
  }

  @Test
  void providers_are_thoseThatCanBeServed() {
    assertThat(catalogue().providers()).containsExactly("ollama", "recorded");
    environment.put("ANTHROPIC_API_KEY", "k");
    assertThat(catalogue().providers()).containsExactly("anthropic", "ollama", "recorded");
    configured.put("x", ModelSettings.of(Provider.OPENAI, "m").with(Access.at("http://h:1")));
    assertThat(catalogue().providers())
        .containsExactly("anthropic", "ollama", "openai", "recorded");
  }

  @Test
  void panel_numbers_whatComesAgain() throws Exception {
    assertThat(catalogue().panel(List.of("ollama:a", RECORDING, "ollama:a")))
        .containsExactly(
            new Member("ollama:a", "ollama:a", "ollama"),
            new Member(RECORDING, RECORDING, "recorded"),
            new Member("ollama:a#2", "ollama:a", "ollama"));
  }

  @Test
  void defaultPanel_is_whateverAnswers() throws Exception {
    environment.put("ANTHROPIC_API_KEY", "k");
    environment.put("OPENAI_API_KEY", "k");
    assertThat(names(tags(12)))
        .hasSize(9)
        .startsWith("ollama:m0:latest", "ollama:m1:latest")
        .endsWith("anthropic:claude-sonnet-4-5", "openai:gpt-4.1");
  }

  @Test
  void defaultPanel_fills_upWithSamples() throws Exception {
    assertThat(names(tags(1)))
        .containsExactly("ollama:m0:latest", "ollama:m0:latest#2", "ollama:m0:latest#3");
    assertThat(names(tags(2)))
        .containsExactly("ollama:m0:latest", "ollama:m1:latest", "ollama:m0:latest#2");
    assertThat(names(tags(3))).hasSize(3).noneMatch(name -> name.contains("#"));
  }

  @Test
  void defaultPanel_leaves_outEmbeddings() throws Exception {
    String body =
        """
        {"models":[{"name":"nomic-embed-text:latest","details":{"family":"nomic-bert"}},
         {"name":"qwen3:latest","details":{"family":"qwen3"}}]}\
        """;
    assertThat(names(Response.ok(body))).first().isEqualTo("ollama:qwen3:latest");
    assertThat(names(Response.ok(body))).hasSize(3);
  }

  @Test
  void defaultPanel_is_emptyWhenNothingAnswers() throws Exception {
    environment.put("OLLAMA_HOST", BrokenServer.nowhere().toString());
    assertThat(catalogue().defaultPanel()).isEmpty();
    assertThat(names(Response.of(500, "oops"))).isEmpty();
  }

  @Test
  void defaultPanel_prefers_theConfigured() {
    configured.put("a", ModelSettings.of(Provider.OLLAMA, "m"));
    configured.put("noKey", ModelSettings.of(Provider.ANTHROPIC, "c"));
    assertThat(catalogue().defaultPanel())
        .extracting(Member::name)
        .containsExactly("a", "a#2", "a#3");
  }

  @Test
  void check_finds_installedModels() throws Exception {
    assertThat(check(tags(1), "ollama:m0")).isInstanceOf(Reachable.class);
    assertThat(check(tags(1), "ollama:m0:latest")).isInstanceOf(Reachable.class);
    assertThat(check(tags(1), "ollama:other"))
        .isInstanceOfSatisfying(
            Unreachable.class,
            missing -> {
              assertThat(missing.kind()).isEqualTo(FailureKind.UNKNOWN_MODEL);
              assertThat(missing.why()).contains("ollama pull other");
            });
  }

  @Test
  void check_says_whatIsWrong() throws Exception {
    environment.put("OLLAMA_HOST", BrokenServer.nowhere().toString());
    assertThat(catalogue().check("ollama:m"))
        .isInstanceOfSatisfying(
            Unreachable.class, missing -> assertThat(missing.why()).contains("ollama serve"));
    assertThat(catalogue().check("anthropic:c"))
        .isInstanceOfSatisfying(
            Unreachable.class, missing -> assertThat(missing.why()).contains("ANTHROPIC_API_KEY"));
    assertThat(catalogue().check(RECORDING)).isInstanceOf(Reachable.class);
  }

  @Test
  void check_asks_eachProviderInItsWay() throws Exception {
    environment.put("ANTHROPIC_API_KEY", "geheim");
    environment.put("OPENAI_API_KEY", "geheim");
    String listing = "{\"data\":[{\"id\":\"gpt-4.1\"}]}";
    try (ProtocolServer server = ProtocolServer.answering(Response.ok(listing))) {
      environment.put("ANTHROPIC_BASE_URL", server.address().toString());
      environment.put("OPENAI_BASE_URL", server.address().toString());
      assertThat(catalogue().check("openai:gpt-4.1")).isInstanceOf(Reachable.class);
      assertThat(catalogue().check("anthropic:claude-sonnet-4-5")).isInstanceOf(Reachable.class);
      assertThat(server.requests())
          .extracting(ProtocolServer.Request::path)
          .containsExactly("/v1/models", "/v1/models/claude-sonnet-4-5");
      assertThat(server.requests().getFirst().headers())
          .containsEntry("Authorization", List.of("Bearer geheim"));
      assertThat(server.requests().getLast().headers())
          .containsEntry("X-api-key", List.of("geheim"));
    }
  }

  @Test
  void modelsOfOneAddress_share_theirGuard() throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(Response.of(500, "{}"))) {
      environment.put("OLLAMA_HOST", server.address().toString());
      ModelCatalogue catalogue = catalogue();
      for (int i = 0; i < 8; i++) {
        String name = "ollama:m" + i;
        assertThat(
                catchThrowable(() -> catalogue.resolve(name).model().ask(new Prompt("", "u", ""))))
            .isInstanceOf(ModelFailure.class);
      }
      assertThat(server.requests()).hasSize(5);
    }
  }

  private Reachability check(Response response, String name) throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(response)) {
      environment.put("OLLAMA_HOST", "127.0.0.1:" + server.address().getPort());
      return catalogue().check(name);
    }
  }

  private List<String> names(Response response) throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(response)) {
      environment.put("OLLAMA_HOST", server.address().toString());
      return catalogue().defaultPanel().stream().map(Member::name).toList();
    }
  }

  private static Response tags(int models) {
    List<String> rows = Collections.nCopies(models, "{\"name\":\"m%d:latest\"}");
    StringBuilder body = new StringBuilder("{\"models\":[");
    for (int i = 0; i < models; i++) {
      body.append(i == 0 ? "" : ",").append(rows.get(i).formatted(i));
    }
    return Response.ok(body.append("]}").toString());
  }

  private ModelFailure failure(String name) {
    return catchThrowableOfType(ModelFailure.class, () -> catalogue().resolve(name));
  }

  private ModelCatalogue catalogue() {
    return new ModelCatalogue(
        new ModelCatalogue.Sources(
            configured, name -> Optional.ofNullable(environment.get(name)), recordings),
        new LangChainModels(Clock.systemUTC()),
        new Guards(Clock.systemUTC()));
  }
}
