package dev.weavergen.domain.generation;

/**
 * A request that cannot be carried out as it stands. Its message names the field, the value and
 * what was expected.
 */
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidRequestException(String field, String problem) {
    super(field + ": " + problem);
    this.field = field;
  }

  /** The field at fault, as the user writes it. */
  public String field() {
    return field;
  }
}
