package dev.weavergen.api;

import dev.weavergen.api.generation.GenerationGateway;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.serviceclient.rpcretry.DefaultStubServiceOperationRpcRetryOptions;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/**
 * How the gateway is put together. Beside a worker it uses the worker's connections; alone it opens
 * its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@PropertySource("classpath:dev/weavergen/api/gateway.properties")
public class GatewayConfiguration {
  private static final int CONNECTIONS_MAX = 8;

  /** How long a Temporal server that does not answer is tried; a client is waiting. */
  private static final Duration UNANSWERED_MAX = Duration.ofSeconds(5);

  @Bean
  GenerationGateway generationGateway(WorkflowClient client, Generations generations) {
    return new GenerationGateway(client, generations);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  Database database(@Value("${weavergen.database.url}") String url) {
    Database database = Database.pooled(DatabaseUrl.of(url), CONNECTIONS_MAX);
    database.migrate();
    return database;
  }

  @Bean
  @ConditionalOnMissingBean
  Generations generations(Database database) {
    return new PostgresGenerations(database);
  }

  @Bean(destroyMethod = "shutdownNow")
  @ConditionalOnMissingBean
  WorkflowServiceStubs workflowServiceStubs(@Value("${weavergen.temporal.target}") String target) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(target)
            .setRpcRetryOptions(
                RpcRetryOptions.newBuilder(DefaultStubServiceOperationRpcRetryOptions.INSTANCE)
                    .setExpiration(UNANSWERED_MAX)
                    .build())
            .build());
  }

  @Bean
  @ConditionalOnMissingBean
  WorkflowClient workflowClient(
      WorkflowServiceStubs stubs,
      @Value("${weavergen.temporal.namespace:default}") String namespace) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(Json.dataConverter())
            .build());
  }
}
