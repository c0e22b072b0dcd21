package dev.weavergen.domain.prediction;

import java.util.Locale;

/**
 * What a predictor may look at, one constant each. A feature that could not be measured is missing,
 * which is a fact of its own and never a zero.
 */
public enum Feature {
  COMPILES(Group.T0, Direction.RAISES, "0 or 1", "the program parses and compiles");

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
