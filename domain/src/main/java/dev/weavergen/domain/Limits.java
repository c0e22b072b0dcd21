package dev.weavergen.domain;

import java.time.Duration;

/**
 * Every limit of the system with its default, in one place. Sizes are in bytes of UTF-8 unless the
 * name says otherwise. Whoever refuses something because of a limit names the limit, the value
 * found and the value allowed.
 */
public final class Limits {
  public static final int INTENT_BYTES_MAX = 64 * 1024;
  public static final int SOURCE_BYTES_MAX = 64 * 1024;

  /** The longest reply of a model that is kept; 16k tokens of at most sixteen bytes. */
  public static final int REPLY_BYTES_MAX = 256 * 1024;

  public static final int REPLY_TOKENS_MAX = 16_384;
  public static final int PANEL_MEMBERS_MAX = 9;

  /** Members of a panel when several samples of one model each count as one. */
  public static final int PANEL_SAMPLES_MAX = 64;

  /** Files of generated tests that one generation may use. */
  public static final int TEST_FILES_MAX = 16;

  public static final int REASONING_ITERATIONS_MAX = 5;
  public static final int EXAMPLES_MAX = 64;
  public static final int EXAMPLE_CHARS_MAX = 4_000;
  public static final int CONTEXT_FACTS_MAX = 32;
  public static final int CONTEXT_VALUE_CHARS_MAX = 2_000;
  public static final int CONSTRAINTS_MAX = 32;

  /**
   * The longest piece of a model's own words (reasoning, an error's text) that enters a payload, in
   * characters.
   */
  public static final int EXCERPT_CHARS_MAX = 600;

  public static final Duration GENERATION_DEADLINE = Duration.ofMinutes(10);
  public static final Duration GENERATION_DEADLINE_MAX = Duration.ofDays(1);
  public static final Duration MODEL_CALL_MAX = Duration.ofMinutes(2);

  /** How long a call may wait for the provider's rate limit, and as long again for a place. */
  public static final Duration MODEL_QUEUE_WAIT_MAX = Duration.ofMinutes(1);

  /** Of one budget, or one extension of it: more is a slip of the hand. */
  public static final double BUDGET_USD_MAX = 1e6;

  public static final long BUDGET_TOKENS_MAX = 1_000_000_000_000L;

  /** How long a call may wait for others that hold what is left of a budget. */
  public static final Duration MODEL_PURSE_WAIT_MAX =
      MODEL_CALL_MAX.plus(MODEL_QUEUE_WAIT_MAX.multipliedBy(2));

  public static final Duration GRACE_MIN = Duration.ofSeconds(5);

  /** Asserts written by models that one generation considers. */
  public static final int GENERATED_TESTS_MAX = 200;

  /** Inputs on which candidates are compared beyond examples and tests. */
  public static final int PROBE_INPUTS_MAX = 24;

  /** Computing time of one call of a candidate. */
  public static final Duration SANDBOX_CALL_MAX = Duration.ofSeconds(1);

  /** Wall time of one candidate on a whole batch of calls. */
  public static final Duration SANDBOX_BATCH_MAX = Duration.ofSeconds(5);

  /** Wall time of running a task's acceptance test on one program. */
  public static final Duration LABEL_RUN_MAX = Duration.ofSeconds(5);

  public static final long SANDBOX_MEMORY_BYTES_MAX = 512L << 20;
  public static final long SANDBOX_OUTPUT_BYTES_MAX = 1L << 20;

  /** One page of any listing, in rows. */
  public static final int PAGE_ROWS_MAX = 500;

  private Limits() {}
}
