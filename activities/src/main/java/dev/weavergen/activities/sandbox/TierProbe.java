package dev.weavergen.activities.sandbox;

/**
 * What trying a tier on this machine showed.
 *
 * @param reason why it works or not, one sentence for a person
 * @param cure what to do so that it works; empty when it does or nothing helps
 */
public record TierProbe(Tier tier, boolean works, String reason, String cure) {
  @Override
  public String toString() {
    String state = works ? " works: " : " does not work: ";
    return tier.code() + state + reason + (cure.isEmpty() ? "" : " Cure: " + cure);
  }
}
