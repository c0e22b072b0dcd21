package dev.weavergen.workflows.panel;

/** No model of a panel can be asked. The message says why and what helps. */
public final class PanelUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PanelUnavailableException(String message) {
    super(message);
  }
}
