package dev.weavergen.workers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * The configuration under {@code weavergen}. An unknown name in it is an error, because a misspelt
 * setting that is silently ignored costs more than it saves.
 *
 * @param panel names of the models that are asked when a request names none; empty for whatever
 *     answers
 * @param models by the name that users type
 */
@ConfigurationProperties(prefix = "weavergen", ignoreUnknownFields = false)
public record WorkerSettings(
    @DefaultValue Temporal temporal,
    @DefaultValue Store database,
    @DefaultValue SandboxBlock sandbox,
    @DefaultValue LearningBlock learning,
    @DefaultValue List<String> panel,
    @DefaultValue Map<String, ModelBlock> models) {
  public WorkerSettings {
    panel = List.copyOf(panel);
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
  }

  /**
   * @param target host and port of the frontend
   */
  public record Temporal(Optional<String> target, @DefaultValue("default") String namespace) {
    private static final String USUAL = "127.0.0.1:7233";

    /** The target, or where a server usually is. */
    public String address() {
      return target.orElse(USUAL);
    }
  }

  /**
   * @param url of a PostgreSQL 15 or newer
   * @param connectionsMax of this process
   */
  public record Store(Optional<String> url, @DefaultValue("10") int connectionsMax) {}

  /**
   * Reads the configuration without starting anything.
   *
   * @param properties Spring's own, which say where the file is
   * @throws RuntimeException whose causes hold a binding error that names the setting
   */
  public static WorkerSettings read(Map<String, String> properties) {
    SpringApplication application = new SpringApplication(Reading.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    String[] arguments =
        properties.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    try (ConfigurableApplicationContext context = application.run(arguments)) {
      return context.getBean(WorkerSettings.class);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(WorkerSettings.class)
  static class Reading {}
}
