package dev.weavergen.domain.prediction;

import java.util.Locale;

/**
 * What a predictor may look at, one constant each. A feature that could not be measured is missing,
 * which is a fact of its own and never a zero.
 */
public enum Feature {
  COMPILES(Group.T0, Direction.RAISES, "0 or 1", "the program parses and compiles"),
  ENTRY_FITS(
      Group.T0,
      Direction.RAISES,
      "0 or 1",
      "the entry point is defined and takes as many arguments as the intent's signature"),
  RETURNS(
      Group.T0,
      Direction.RAISES,
      "0 or 1",
      "every path of the entry point returns a value, where one is expected"),
  UNDEFINED_NAMES(
      Group.T0, Direction.LOWERS, "ln(1 + n)", "names that are used but defined nowhere"),
  UNUSED_PARAMETERS(
      Group.T0, Direction.LOWERS, "ln(1 + n)", "parameters of the entry point that it never uses"),
  UNUSED_VARIABLES(
      Group.T0, Direction.LOWERS, "ln(1 + n)", "local variables that are only assigned"),
  UNUSED_IMPORTS(Group.T0, Direction.LOWERS, "ln(1 + n)", "imports that are never used"),
  CYCLOMATIC(
      Group.T0, Direction.LOWERS, "ln(n)", "the largest cyclomatic complexity of a function"),
  NESTING(Group.T0, Direction.LOWERS, "levels", "the deepest nesting of control structures"),
  LINES(Group.T0, Direction.LOWERS, "ln(1 + n)", "lines that hold code"),
  NODES(Group.T0, Direction.LOWERS, "ln(1 + n)", "nodes of the syntax tree"),
  UNFINISHED(
      Group.T0,
      Direction.LOWERS,
      "0 or 1",
      "the entry point does nothing, or a comment or string says that something is to be done"),
  BARE_EXCEPT(Group.T0, Direction.LOWERS, "0 or 1", "every exception is caught"),
  UNREACHABLE(Group.T0, Direction.LOWERS, "0 or 1", "some statement can never run"),
  DANGEROUS_CALLS(Group.T0, Direction.LOWERS, "ln(1 + n)", "calls that reach outside the program"),
  WRITTEN_EXAMPLES(
      Group.T0,
      Direction.LOWERS,
      "share",
      "of the intent's examples, those that are written into the program"),

  PROMPT_LENGTH(Group.T1, Direction.EITHER, "ln(characters)", "length of the intent's text"),
  EXAMPLES_GIVEN(Group.T1, Direction.EITHER, "ln(1 + n)", "examples that the intent gives"),
  CONSTRAINTS(
      Group.T1, Direction.EITHER, "ln(1 + n)", "sentences of the intent that limit the solution"),
  DOUBT(
      Group.T1,
      Direction.LOWERS,
      "1 - confidence",
      "doubt that the model states in its own program; 0 where it states none"),
  LOG_PROBABILITY(Group.T1, Direction.RAISES, "nats", "mean log-probability of the reply's tokens"),
  MODEL_RATE(Group.T1, Direction.RAISES, "log-odds", "the model's record in tasks of this class"),

  SYNTAX_MEAN(
      Group.T2,
      Direction.RAISES,
      "share",
      "mean likeness of the syntax tree to the other candidates'"),
  SYNTAX_MAX(
      Group.T2,
      Direction.RAISES,
      "share",
      "likeness of the syntax tree to the nearest other candidate's"),
  SYNTAX_MEAN_DISTINCT(
      Group.T2,
      Direction.RAISES,
      "share",
      "mean likeness to the different programs of the others, each counted once"),
  SYNTAX_MAX_DISTINCT(
      Group.T2, Direction.RAISES, "share", "likeness to the nearest different program of another"),

  LOADED(
      Group.T3,
      Direction.RAISES,
      "0 or 1",
      "the program could be loaded, so that its functions can be called"),
  AGREEMENT_MEAN(
      Group.T3,
      Direction.RAISES,
      "share",
      "of inputs with the same outcome as another candidate's, mean over the others"),
  AGREEMENT_MAX(
      Group.T3,
      Direction.RAISES,
      "share",
      "of inputs with the same outcome as the candidate that agrees most"),
  AGREEMENT_MEAN_DISTINCT(
      Group.T3,
      Direction.RAISES,
      "share",
      "mean agreement with the different programs of the others, each counted once"),
  AGREEMENT_MAX_DISTINCT(
      Group.T3,
      Direction.RAISES,
      "share",
      "agreement with the different program of another that agrees most"),
  NEAR_ALIKE(
      Group.T3,
      Direction.RAISES,
      "share",
      "of inputs like the examples with the same outcome, mean over the different programs of the others"),
  CLUSTER_MASS(
      Group.T3,
      Direction.RAISES,
      "share",
      "of the candidates, those in the same cluster of equal behaviour"),
  CLUSTER_MASS_DISTINCT(
      Group.T3,
      Direction.RAISES,
      "share",
      "of the different programs, those in the same cluster of equal behaviour"),
  LARGEST_CLUSTER(Group.T3, Direction.RAISES, "0 or 1", "no cluster of equal behaviour is larger"),
  RIVAL_MASS(
      Group.T3, Direction.LOWERS, "share", "of the candidates, those in the largest other cluster"),
  NO_VALUE(
      Group.T3,
      Direction.LOWERS,
      "share",
      "of the outcomes, those that are exceptions or ends without a value"),
  CLUSTERS(
      Group.T3,
      Direction.LOWERS,
      "share",
      "different behaviours, relative to the number of candidates"),
  ENTROPY(Group.T3, Direction.LOWERS, "bits", "entropy of the clusters' sizes"),
  WEIGHTED_MASS(
      Group.T3,
      Direction.RAISES,
      "share",
      "of the panel's weight by track record, that of the same cluster"),

  EXAMPLES_PASSED(
      Group.T4,
      Direction.RAISES,
      "share",
      "of the intent's examples, those that the program passes"),
  ALL_EXAMPLES(Group.T4, Direction.RAISES, "0 or 1", "the program passes every example"),
  TESTS_PASSED(
      Group.T4, Direction.RAISES, "share", "of the generated tests, those that the program passes"),
  TESTS_LOST(
      Group.T4,
      Direction.LOWERS,
      "share",
      "of the generated tests, those that another candidate passes and this one fails"),
  ALL_TESTS(
      Group.T4,
      Direction.RAISES,
      "0 or 1",
      "the program passes every generated test that any candidate passes"),
  PASSING_ALIKE(
      Group.T4,
      Direction.RAISES,
      "share",
      "mean agreement with the different programs of others that pass every example"),

  NEIGHBOUR_SUCCESS(
      Group.T5,
      Direction.RAISES,
      "share",
      "right programs for the most similar past intents, weighted by similarity");

  private final Group group;
  private final Direction direction;
  private final String unit;
  private final String definition;

  Feature(Group group, Direction direction, String unit, String definition) {
    this.group = group;
    this.direction = direction;
    this.unit = unit;
    this.definition = definition;
  }

  public Group group() {
    return group;
  }

  public Direction direction() {
    return direction;
  }

  public String unit() {
    return unit;
  }

  public String definition() {
    return definition;
  }

  /** The name in JSON and for people, for example {@code compiles}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where a feature comes from, and from which tier on it is known. */
  public enum Group {
    /** The program's text. */
    T0(Tier.STATIC),
    /** The model and the task. */
    T1(Tier.STATIC),
    /** Likeness in syntax to the other candidates. */
    T2(Tier.STATIC),
    /** Behaviour beside the other candidates. */
    T3(Tier.AGREEMENT),
    /** Examples and generated tests. */
    T4(Tier.EVIDENCE),
    /** What became of similar intents. */
    T5(Tier.STATIC);

    private final Tier tier;

    Group(Tier tier) {
      this.tier = tier;
    }

    public Tier tier() {
      return tier;
    }
  }

  /**
   * Which way a larger value may speak. A learned weight of the wrong sign is chance, or a way to
   * cheat, and is not used.
   */
  public enum Direction {
    RAISES,
    LOWERS,
    EITHER
  }
}
