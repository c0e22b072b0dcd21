package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.catalogue.Reachability.Reachable;
import dev.weavergen.activities.panel.catalogue.Reachability.Unreachable;
import dev.weavergen.activities.panel.catalogue.Resolution.Found;
import dev.weavergen.activities.panel.catalogue.Resolution.Missing;
import dev.weavergen.activities.panel.guard.Guards;
import dev.weavergen.activities.panel.provider.Connection;
import dev.weavergen.activities.panel.provider.LangChainModels;
import dev.weavergen.activities.panel.recorded.RecordedModel;
import dev.weavergen.activities.panel.settings.Allowance;
import dev.weavergen.activities.panel.settings.InvalidSetting;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.panel.LanguageModel;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.recordings.Recordings;
import dev.weavergen.workflows.recordings.RepairsFile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All models that this process can ask. A name is a configured one, {@code provider:model}, or
 * {@code recorded:NAME@sha256}; a number behind it ({@code #2}) asks for a further sample.
 */
public final class ModelCatalogue {
  /** The provider of recordings, beside those of {@link Provider}. */
  public static final String RECORDED = "recorded";

  /** A check or a look at what is there has to be quick: it stands before everything else. */
  private static final Duration LOOK_MAX = Duration.ofSeconds(3);

  private final Configured configured;
  private final Connections connections;
  private final Recordings recordings;
  private final LangChainModels models;
  private final Guards guards;

  /** One per process, since the guards have to be. */
  public ModelCatalogue(Sources sources, LangChainModels models, Guards guards) {
    this.configured = new Configured(sources.configured());
    this.connections = new Connections(sources.environment());
    this.recordings = sources.recordings();
    this.models = models;
    this.guards = guards;
  }

  /**
   * Where models come from.
   *
   * @param configured by name, in the order of the configuration
   */
  public record Sources(
      Map<String, ModelSettings> configured, Environment environment, Recordings recordings) {}

  /**
   * The model of that name.
   *
   * @throws ModelFailure never worth a retry; of the kinds of {@link Missing}
   */
  public CatalogueEntry resolve(String name) throws ModelFailure {
    return switch (locate(name)) {
      case Target.Live(Connection connection) -> live(name, connection);
      case Target.Recorded(RecordedModel.Source source) -> recorded(name, source);
    };
  }

  /**
   * What says a recorded repair again in place of a model.
   *
   * @param name of the model, under whose identity it does so
   * @param call the how manyth, from 1
   * @throws ModelFailure as {@link #resolve} does
   */
  public CatalogueEntry recordedRepair(String name, RepairsFile file, int call)
      throws ModelFailure {
    CatalogueEntry said =
        recorded(name, new RecordedModel.Source(file.name(), file.sha256(), call));
    return said.as(resolve(name).identity());
  }

  /** The model of that name, or why there is none. */
  public Resolution find(String name) {
    try {
      return new Found(resolve(name));
    } catch (ModelFailure e) {
      return new Missing(e.kind(), String.valueOf(e.getMessage()));
    }
  }

  /** Whether the model of that name can be asked right now; costs nothing. */
  public Reachability check(String name) {
    try {
      return switch (locate(name)) {
        case Target.Live(Connection connection) -> look(connection);
        case Target.Recorded(RecordedModel.Source source) ->
            new Reachable("recording " + source.sha256().substring(0, 12));
      };
    } catch (ModelFailure e) {
      return new Unreachable(e.kind(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * The members for those names, in order; a name that comes again is a further sample.
   *
   * @throws ModelFailure when a name leads nowhere
   */
  public List<Member> panel(List<String> names) throws ModelFailure {
    Panel panel = new Panel();
    for (String name : names) {
      panel.add(name, provider(locate(name)));
    }
    return panel.members();
  }

  /**
   * The panel when nobody names one: the configured models, and without any whatever answers. One
   * or two models are asked for further samples, so that there are three to compare. Empty when
   * nothing answers.
   */
  public List<Member> defaultPanel() {
    List<String> names = configured.names().isEmpty() ? answering() : usable(configured.names());
    return Panel.filled(names, this::providerOf);
  }

  /** The providers whose task queues this process can serve, sorted. */
  public SortedSet<String> providers() {
    SortedSet<String> served = new TreeSet<>(List.of(RECORDED, Provider.OLLAMA.wireName()));
    usable(configured.names()).forEach(name -> served.add(providerOf(name)));
    for (Provider provider : Provider.values()) {
      if (connects(ModelSettings.of(provider, "any"))) {
        served.add(provider.wireName());
      }
    }
    return Collections.unmodifiableSortedSet(served);
  }

  private CatalogueEntry live(String name, Connection connection) {
    ModelSettings settings = connection.settings();
    LanguageModel guarded =
        guards.guard(models.live(connection), connection.endpoint().scope(), shared(connection));
    String parametersHash =
        Sha256.of(
            String.join(
                "\u0000",
                connection.endpoint().scope(),
                settings.model(),
                settings.sampling().toString(),
                settings.style().wireName()));
    return new CatalogueEntry(
        name,
        guarded,
        settings.provider().wireName(),
        settings.price(),
        settings.style(),
        settings.sampling().maxTokens(),
        parametersHash,
        Identity.live(settings, parametersHash));
  }

  private CatalogueEntry recorded(String name, RecordedModel.Source source) {
    return new CatalogueEntry(
        name,
        new RecordedModel(recordings, source),
        RECORDED,
        Price.NONE,
        PromptStyle.CHAT,
        0,
        Sha256.of(
            String.join(
                "\u0000", source.name(), source.sha256(), String.valueOf(source.ordinal()))),
        Identity.recorded(source));
  }

  /** The tightest of all that share the address, since they share its guard. */
  private Allowance shared(Connection connection) {
    String scope = connection.endpoint().scope();
    return configured.all().stream()
        .map(this::connected)
        .flatMap(Optional::stream)
        .filter(other -> other.endpoint().scope().equals(scope))
        .map(other -> other.settings().allowance())
        .reduce(connection.settings().allowance(), Allowance::tightest);
  }

  private Target locate(String name) throws ModelFailure {
    try {
      return target(name);
    } catch (InvalidSetting e) {
      throw new ModelFailure(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private Target target(String name) throws ModelFailure {
    MemberName member = configured.holds(name) ? new MemberName(name, 0) : MemberName.of(name);
    if (configured.holds(member.model())) {
      return new Target.Live(connections.to(configured.settings(member.model())));
    }
    if (member.model().startsWith(RECORDED + ":")) {
      return new Target.Recorded(source(member));
    }
    return new Target.Live(
        connections.to(
            DirectName.settings(member.model()).orElseThrow(() -> configured.unknown(name))));
  }

  private RecordedModel.Source source(MemberName member) throws ModelFailure {
    RecordedModel.Source source = RecordedName.source(member);
    if (!recordings.holds(source.sha256())) {
      throw new ModelFailure(
          FailureKind.NO_RECORDING,
          "no recording with the hash %s has been imported".formatted(source.sha256()));
    }
    return source;
  }

  private Reachability look(Connection connection) throws ModelFailure {
    models.listing(connection.endpoint(), LOOK_MAX).require(connection.settings().model());
    return new Reachable(connection.endpoint().scope());
  }

  private List<String> answering() {
    return new Discovery(connections, models, LOOK_MAX).names();
  }

  private List<String> usable(List<String> names) {
    return names.stream().filter(name -> connects(configured.settings(name))).toList();
  }

  private boolean connects(ModelSettings settings) {
    return connected(settings).isPresent();
  }

  private Optional<Connection> connected(ModelSettings settings) {
    try {
      return Optional.of(connections.to(settings));
    } catch (ModelFailure | InvalidSetting e) {
      return Optional.empty();
    }
  }

  private String providerOf(String name) {
    return configured.holds(name)
        ? configured.settings(name).provider().wireName()
        : name.substring(0, name.indexOf(':'));
  }

  private static String provider(Target target) {
    return switch (target) {
      case Target.Live(Connection connection) -> connection.settings().provider().wireName();
      case Target.Recorded _ -> RECORDED;
    };
  }
}
