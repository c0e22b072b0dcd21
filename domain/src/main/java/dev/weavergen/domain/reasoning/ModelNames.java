package dev.weavergen.domain.reasoning;

/** Which members of a panel are samples of one model, and how files call them. */
public final class ModelNames {
  private static final String SAMPLE_NUMBER = "[#~]\\d{1,3}$";
  private static final String RECORDED = "recorded:";

  private ModelNames() {}

  /** A member's name as users write it: without a sample's number, and how it is replayed. */
  public static String plain(String member) {
    String unnumbered = member.replaceFirst(SAMPLE_NUMBER, "");
    return unnumbered.startsWith(RECORDED)
        ? unnumbered.substring(RECORDED.length()).replaceFirst("@[0-9a-f]{64}$", "")
        : unnumbered;
  }

  static boolean sameModel(String one, String other) {
    return plain(one).equals(plain(other));
  }
}
