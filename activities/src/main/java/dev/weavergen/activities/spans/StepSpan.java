package dev.weavergen.activities.spans;

import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The span of the step that is running, to which the step adds what it learns. Used by one thread.
 */
public final class StepSpan {
  /** More attributes than this are a programmer's error. */
  private static final int ATTRIBUTES_MAX = 64;

  private static final ScopedValue<StepSpan> CURRENT = ScopedValue.newInstance();

  private final SortedMap<String, AttributeValue> attributes = new TreeMap<>();
  private Optional<String> name = Optional.empty();

  StepSpan() {}

  /** The span of the running step; one that nobody sees when the step runs outside of a worker. */
  public static StepSpan current() {
    return CURRENT.isBound() ? CURRENT.get() : new StepSpan();
  }

  <T> T run(Callable<T> step) throws Exception {
    return ScopedValue.where(CURRENT, this).call(step::call);
  }

  /** Names the step for people. */
  public StepSpan name(String text) {
    name = Optional.of(SpanText.bounded(text));
    return this;
  }

  public StepSpan attribute(String key, String value) {
    return put(key, new AttributeValue.Text(SpanText.bounded(value)));
  }

  public StepSpan attribute(String key, long value) {
    return put(key, new AttributeValue.Whole(value));
  }

  public StepSpan attribute(String key, double value) {
    return put(key, new AttributeValue.Real(value));
  }

  public StepSpan attribute(String key, boolean value) {
    return put(key, new AttributeValue.Flag(value));
  }

  Optional<String> name() {
    return name;
  }

  SortedMap<String, AttributeValue> attributes() {
    return attributes;
  }

  private StepSpan put(String key, AttributeValue value) {
    if (attributes.size() >= ATTRIBUTES_MAX && !attributes.containsKey(key)) {
      throw new IllegalStateException(
          "more than " + ATTRIBUTES_MAX + " attributes on one span, at " + key);
    }
    attributes.put(key, value);
    return this;
  }
}
