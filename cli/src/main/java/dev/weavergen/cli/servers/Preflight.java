package dev.weavergen.cli.servers;

import dev.weavergen.activities.panel.CataloguePanels;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.cli.home.Home;
import dev.weavergen.workers.ModelCatalogues;
import dev.weavergen.workers.WorkerSettings;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.Recordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the configuration and at the models that will be asked before any server is started, in
 * the words in which the worker would refuse them.
 */
final class Preflight {
  private Preflight() {}

  /**
   * Checks the configuration file when there is one, and the panel when one will be asked.
   *
   * @param asked models by name, an empty list for the usual panel
   * @throws RuntimeException whose causes hold what {@link WorkerSettings#read}, the check of its
   *     blocks and {@link CataloguePanels#seat} throw
   */
  static void check(Home home, Optional<Path> config, Optional<List<String>> asked) {
    if (asked.isEmpty() && ConfigurationFiles.chosen(home, config).isEmpty()) {
      return;
    }
    Map<String, String> properties = ConfigurationFiles.properties(home, config);
    WorkerSettings settings = WorkerSettings.read(properties);
    settings.learning().check();
    ModelCatalogue catalogue =
        ModelCatalogues.of(
            settings, new AnyRecording(), name -> Optional.ofNullable(System.getenv(name)));
    asked.ifPresent(models -> {
      var _ = new CataloguePanels(catalogue, settings.panel()).seat(models);
    });
  }

  /** What the store holds is for the worker to say. */
  private static final class AnyRecording implements Recordings {
    @Override
    public boolean holds(String sha256) {
      return true;
    }

    @Override
    public boolean holdsRepairs(String sha256) {
      return true;
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
