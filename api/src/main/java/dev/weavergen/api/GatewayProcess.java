package dev.weavergen.api;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway that runs in this process until it is closed. */
public final class GatewayProcess implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private GatewayProcess(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts a gateway.
   *
   * @param properties by Spring's names, stronger than every file
   */
  public static GatewayProcess start(Map<String, String> properties) {
    SpringApplication application = new SpringApplication(GatewayConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    String[] arguments =
        properties.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    return new GatewayProcess(application.run(arguments));
  }

  /** The port that it listens on. */
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
