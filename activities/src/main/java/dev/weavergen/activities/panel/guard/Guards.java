package dev.weavergen.activities.panel.guard;

import dev.weavergen.activities.panel.settings.Allowance;
import dev.weavergen.workflows.panel.LanguageModel;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guards of this process, one for each address of a provider. There has to be exactly one of
 * these in a process, or its members would not know of each other's failures.
 */
public final class Guards {
  private final Map<String, Guard> byScope = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration queueWait;

  public Guards(Clock clock) {
    this(clock, Guard.QUEUE_WAIT_MAX);
  }

  Guards(Clock clock, Duration queueWait) {
    this.clock = clock;
    this.queueWait = queueWait;
  }

  /**
   * The model behind the guard of its scope.
   *
   * @param scope what shares one fate, for example {@code ollama at http://localhost:11434}
   * @param allowance of the whole scope; that of the first call holds
   */
  public LanguageModel guard(LanguageModel model, String scope, Allowance allowance) {
    return new GuardedModel(model, of(scope, allowance), clock);
  }

  Guard of(String scope, Allowance allowance) {
    return byScope.computeIfAbsent(scope, name -> new Guard(name, allowance, clock, queueWait));
  }
}
