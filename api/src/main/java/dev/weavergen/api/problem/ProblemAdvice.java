package dev.weavergen.api.problem;

import dev.weavergen.memory.postgres.DatabaseUnavailable;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what can go wrong behind the gateway into problems; inner details stay inside. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> database(DatabaseUnavailable unavailable) {
    return problem("the database does not answer");
  }

  @ExceptionHandler({WorkflowServiceException.class, StatusRuntimeException.class})
  ResponseEntity<ProblemDetail> temporal(RuntimeException unavailable) {
    return problem("the Temporal server does not answer");
  }

  /** What nobody foresaw is a defect of ours: logged whole, and told to clients without details. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(RuntimeException defect) {
    LOG.error("a request failed", defect);
    ProblemException problem = ProblemException.internal();
    return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
  }

  /** What Spring itself refuses gets a stable type too. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ResponseEntity<Object> response =
        super.handleExceptionInternal(failure, body, headers, status, request);
    if (response != null && response.getBody() instanceof ProblemDetail problem) {
      ProblemException.typed(problem);
    }
    return response;
  }

  private static ResponseEntity<ProblemDetail> problem(String what) {
    ProblemException problem = ProblemException.unavailable(what);
    return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
  }
}
