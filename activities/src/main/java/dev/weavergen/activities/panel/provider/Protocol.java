package dev.weavergen.activities.panel.provider;

import dev.weavergen.workflows.panel.Prompt;

/** One way of asking: sends a prompt once and takes the reply apart. */
interface Protocol {
  /**
   * @throws TransportFailure when no reply came
   * @throws RuntimeException of the library when the reply is not in the protocol's form
   */
  Answer send(Prompt prompt);
}
