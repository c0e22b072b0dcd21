package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.workflows.generation.SearchKeys;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SearchAttributesTest {
  @Test
  void register_realServer_knowsThemAllAfterwards() {
    try (TestWorkflowEnvironment server = DevServer.start()) {
      WorkflowServiceStubs service = server.getWorkflowServiceStubs();
      SearchAttributes attributes = new SearchAttributes(service, "host:7233", "default");
      attributes.register();
      attributes.register();
      for (SearchAttributeKey<?> key : SearchKeys.all()) {
        assertThat(
                OperatorServiceGrpc.newBlockingStub(service.getRawChannel())
                    .listSearchAttributes(
                        ListSearchAttributesRequest.newBuilder().setNamespace("default").build())
                    .getCustomAttributesMap())
            .containsEntry(key.getName(), key.getValueType());
      }
      assertThatThrownBy(() -> new SearchAttributes(service, "host:7233", "nowhere").register())
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining(
              "temporal operator namespace create --address host:7233 --namespace nowhere");
    }
  }

  @Test
  void register_serverInMemory_isServedToo() {
    try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
      SearchAttributes attributes =
          new SearchAttributes(server.getWorkflowServiceStubs(), "host:7233", "default");
      attributes.register();
      attributes.register();
    }
  }
}
