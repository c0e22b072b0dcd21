package dev.weavergen.domain.evidence.probe;

import java.util.HexFormat;

/** The seed of a generation's probes: the same intent and the same user's seed, the same probes. */
public final class ProbeSeed {
  private static final int HEX_DIGITS_OF_A_LONG = 16;

  private ProbeSeed() {}

  /**
   * @param contentHash of the intent, at least sixteen hexadecimal digits
   * @param userSeed as requested, 0 for none
   */
  public static long of(String contentHash, long userSeed) {
    return HexFormat.fromHexDigitsToLong(contentHash, 0, HEX_DIGITS_OF_A_LONG)
        ^ Long.rotateLeft(userSeed, Integer.SIZE);
  }
}
