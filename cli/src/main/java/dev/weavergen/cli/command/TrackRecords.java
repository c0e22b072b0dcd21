package dev.weavergen.cli.command;

import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.catalogue.Resolution;
import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.servers.Store;
import dev.weavergen.domain.trackrecord.Tally;
import dev.weavergen.memory.outcomes.PostgresOutcomes;
import dev.weavergen.memory.postgres.DatabaseUnavailable;
import dev.weavergen.workflows.outcomes.Outcomes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often each model was right, from the outcomes that were reported. */
final class TrackRecords {
  /** Older outcomes say little of today's models. */
  private static final int GENERATIONS_MAX = 2_000;

  private final Map<String, Tally> tallies;
  private final Map<String, String> latestNames;

  private TrackRecords(Map<String, Tally> tallies, Map<String, String> latestNames) {
    this.tallies = tallies;
    this.latestNames = latestNames;
  }

  /** Reads them where there is a store; a look at the models makes none and needs none. */
  static TrackRecords read(CommonOptions common, Console console) {
    if (!Store.exists(common)) {
      return new TrackRecords(Map.of(), Map.of());
    }
    try (Store store = Store.open(common, console)) {
      PostgresOutcomes outcomes = new PostgresOutcomes(store.database());
      return new TrackRecords(
          Tally.byModel(outcomes.history(Outcomes.USER_SCOPE, GENERATIONS_MAX)),
          outcomes.latestNames(Outcomes.USER_SCOPE));
    } catch (DatabaseUnavailable | UnavailableException unavailable) {
      console.say("no track records: " + unavailable.getMessage());
      return new TrackRecords(Map.of(), Map.of());
    }
  }

  /** The record of the model that a name stands for, if it has one. */
  Optional<Tally> of(ModelCatalogue catalogue, String name) {
    return identity(catalogue, name).map(tallies::get);
  }

  /**
   * The records of models that none of these names stands for: recorded ones, and those that were
   * asked with other parameters. Each by what a panel called it last and what its record is kept
   * of.
   */
  Map<String, Tally> besides(ModelCatalogue catalogue, Collection<String> names) {
    Map<String, Tally> others = new TreeMap<>(tallies);
    names.forEach(name -> identity(catalogue, name).ifPresent(others::remove));
    Map<String, Tally> named = new TreeMap<>();
    others.forEach((identity, tally) ->
        named.put(latestNames.getOrDefault(identity, "?") + " (" + identity + ")", tally));
    return named;
  }

  private static Optional<String> identity(ModelCatalogue catalogue, String name) {
    return switch (catalogue.find(name)) {
      case Resolution.Found found -> Optional.of(found.entry().identity());
      case Resolution.Missing _ -> Optional.empty();
    };
  }
}
