package dev.weavergen.api;

import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUnavailable;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether what the gateway needs answers, at {@code /actuator/health}. */
@Configuration(proxyBeanMethods = false)
class HealthIndicators {
  private static final long ANSWER_SECONDS_MAX = 3;

  @Bean
  HealthIndicator postgresHealthIndicator(Database database) {
    return () -> {
      try {
        return Health.up().withDetail("version", database.serverVersion()).build();
      } catch (DatabaseUnavailable unavailable) {
        return Health.down().build();
      }
    };
  }

  @Bean
  HealthIndicator temporalHealthIndicator(WorkflowServiceStubs stubs) {
    return () -> {
      try {
        String version =
            stubs
                .blockingStub()
                .withDeadlineAfter(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                .getServerVersion();
        return Health.up().withDetail("version", version).build();
      } catch (StatusRuntimeException unavailable) {
        return Health.down().build();
      }
    };
  }
}
