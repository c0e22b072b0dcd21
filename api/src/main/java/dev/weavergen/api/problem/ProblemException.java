package dev.weavergen.api.problem;

import dev.weavergen.domain.generation.InvalidRequestException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An error that clients see as an RFC 9457 problem with a stable type. */
public final class ProblemException extends ErrorResponseException {
  private static final long serialVersionUID = 1L;
  private static final String BLANK = "about:blank";

  private ProblemException(HttpStatus status, ProblemDetail problem) {
    super(status, problem, null);
  }

  public static ProblemException invalidRequest(InvalidRequestException invalid) {
    ProblemException problem =
        of(
            HttpStatus.BAD_REQUEST,
            "invalid-request",
            "Invalid request",
            String.valueOf(invalid.getMessage()));
    problem.getBody().setProperty("field", invalid.field());
    return problem;
  }

  public static ProblemException unknownGeneration(String id) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-generation",
        "Unknown generation",
        "there is no generation " + id);
  }

  /** The request turned out to be wrong after its run had begun. */
  public static ProblemException invalidRequest(String detail) {
    return of(HttpStatus.BAD_REQUEST, "invalid-request", "Invalid request", detail);
  }

  public static ProblemException cancelled(String detail) {
    return of(HttpStatus.GONE, "cancelled", "Cancelled", detail);
  }

  public static ProblemException forbidden(String detail) {
    return of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", detail);
  }

  public static ProblemException notCancellable(String detail) {
    return of(HttpStatus.CONFLICT, "not-running", "Not running", detail);
  }

  public static ProblemException noProgram(String detail) {
    return of(HttpStatus.CONFLICT, "no-program", "No program", detail);
  }

  /** The run does not wait for a decision. */
  public static ProblemException notAsked(String detail) {
    return of(HttpStatus.CONFLICT, "not-asked", "Not asked", detail);
  }

  /** The run is over, or has no budget that could be extended. */
  public static ProblemException notExtendable(String detail) {
    return of(HttpStatus.CONFLICT, "not-extendable", "Not extendable", detail);
  }

  public static ProblemException unknownKnowledge(long version) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-knowledge",
        "Unknown knowledge",
        "there is no version " + version + "; GET /v1/knowledge lists what there is");
  }

  public static ProblemException unknownLearningRun(String id) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-learning-run",
        "Unknown learning run",
        "there is no learning run " + id);
  }

  public static ProblemException unknownRecording(String sha256) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-recording",
        "Unknown recording",
        "no recording " + sha256 + " has been imported");
  }

  public static ProblemException brokenRecording(String lines) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, "broken-recording", "Broken recording", lines);
  }

  public static ProblemException unknownBenchmark(String sha256) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-benchmark",
        "Unknown benchmark",
        "no benchmark " + sha256 + " has been imported");
  }

  public static ProblemException unknownEvaluation(String id) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-evaluation",
        "Unknown evaluation",
        "no evaluation " + id + " has ended");
  }

  public static ProblemException brokenBenchmark(String lines) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, "broken-benchmark", "Broken benchmark", lines);
  }

  public static ProblemException tooLarge(int bytesMax) {
    return of(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "Request too large",
        "expected a body of at most " + bytesMax + " bytes");
  }

  static ProblemException internal() {
    return of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal",
        "Internal error",
        "the gateway failed; its log says more");
  }

  /** Gives a problem without a type the one of its status, for example {@code not-found}. */
  static void typed(ProblemDetail problem) {
    if (problem.getType() == null || problem.getType().toString().equals(BLANK)) {
      HttpStatus status = HttpStatus.valueOf(problem.getStatus());
      problem.setType(
          type(
              status == HttpStatus.BAD_REQUEST
                  ? "invalid-request"
                  : status.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
  }

  private static URI type(String word) {
    return URI.create("urn:weavergen:problem:" + word);
  }

  public static ProblemException unavailable(String what) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Unavailable", what);
  }

  private static ProblemException of(HttpStatus status, String type, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(type(type));
    problem.setTitle(title);
    return new ProblemException(status, problem);
  }
}
