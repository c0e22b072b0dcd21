package dev.weavergen.workers;

import dev.weavergen.workflows.generation.SearchKeys;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Registers the search attributes of our runs on the server. Without them a run hangs at its first
 * upsert, so a worker that cannot register them does not start.
 */
final class SearchAttributes {
  private static final long CALL_SECONDS_MAX = 10;

  private final WorkflowServiceStubs service;
  private final String target;
  private final String namespace;

  SearchAttributes(WorkflowServiceStubs service, String target, String namespace) {
    this.service = service;
    this.target = target;
    this.namespace = namespace;
  }

  /**
   * Registers what is missing.
   *
   * @throws WorkerStartException with the command that cures it
   */
  void register() {
    OperatorServiceGrpc.OperatorServiceBlockingStub operator =
        OperatorServiceGrpc.newBlockingStub(service.getRawChannel());
    Map<String, IndexedValueType> missing = missing(operator);
    if (missing.isEmpty()) {
      return;
    }
    try {
      operator
          .withDeadlineAfter(CALL_SECONDS_MAX, TimeUnit.SECONDS)
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putAllSearchAttributes(missing)
                  .build());
    } catch (StatusRuntimeException e) {
      switch (e.getStatus().getCode()) {
        case ALREADY_EXISTS -> {}
        case NOT_FOUND -> throw noNamespace(e);
        default -> throw refused(missing, e);
      }
    }
  }

  private Map<String, IndexedValueType> missing(
      OperatorServiceGrpc.OperatorServiceBlockingStub operator) {
    Map<String, IndexedValueType> missing = new LinkedHashMap<>();
    for (SearchAttributeKey<?> key : SearchKeys.all()) {
      missing.put(key.getName(), key.getValueType());
    }
    try {
      operator
          .withDeadlineAfter(CALL_SECONDS_MAX, TimeUnit.SECONDS)
          .listSearchAttributes(
              ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
          .getCustomAttributesMap()
          .keySet()
          .forEach(missing::remove);
    } catch (StatusRuntimeException cannotList) {
      // Servers that do not let us list may still let us add; adding says whether they do.
      return missing;
    }
    return missing;
  }

  private WorkerStartException noNamespace(StatusRuntimeException cause) {
    return new WorkerStartException(
        "the Temporal server at %s has no namespace '%s'; create it with: temporal operator namespace create --address %s --namespace %s"
            .formatted(target, namespace, target, namespace),
        cause);
  }

  private WorkerStartException refused(
      Map<String, IndexedValueType> missing, StatusRuntimeException cause) {
    StringBuilder cure =
        new StringBuilder(
            "temporal operator search-attribute create --address "
                + target
                + " --namespace "
                + namespace);
    missing.forEach((name, type) ->
        cure.append(" --name ")
            .append(name)
            .append(" --type ")
            .append(type == IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE ? "Double" : "Keyword"));
    return new WorkerStartException(
        "the Temporal server at "
            + target
            + " does not let this worker register search attributes ("
            + cause.getStatus().getCode()
            + "); have them registered with: "
            + cure,
        cause);
  }
}
