package dev.weavergen.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker that runs in this process until it is closed. */
public final class WorkerProcess implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private WorkerProcess(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts a worker, and beside it whatever else is to run in the same context.
   *
   * @param web whether something in {@code beside} serves HTTP
   * @param properties by Spring's names, stronger than every file
   * @throws RuntimeException whose causes hold a {@link WorkerStartException}, a {@link
   *     dev.weavergen.memory.postgres.DatabaseUnavailable} or a binding error that names the
   *     setting
   */
  public static WorkerProcess start(
      boolean web, List<Class<?>> beside, Map<String, String> properties) {
    List<Class<?>> sources = new ArrayList<>(List.of(WorkerConfiguration.class));
    sources.addAll(beside);
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    application.setWebApplicationType(web ? WebApplicationType.SERVLET : WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    String[] arguments =
        properties.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    return new WorkerProcess(application.run(arguments));
  }

  /** A part of the running process. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
