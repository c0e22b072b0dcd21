package dev.weavergen.domain.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request for a program, validated.
 *
 * @param intent what is asked
 * @param models the panel's members by name; empty for the configured panel
 * @param maxIterations of reasoning, 0 for none; empty for the default
 * @param deadline for the whole generation
 * @param quorum how many answers start the grace period; empty for a majority of the panel
 * @param grace how long the rest may still take once there is a quorum; empty for twice the
 *     quorum's time
 * @param task id of the benchmark task that the intent was taken from, so that recordings know
 *     which reply is meant
 * @param demand how sure the answer must be; empty for whatever the evidence says
 * @param evidence what the judgement may use beyond the intent
 */
public record GenerationRequest(
    Intent intent,
    List<String> models,
    OptionalInt maxIterations,
    Duration deadline,
    Optional<Budget> budget,
    OnDissent onDissent,
    OptionalInt quorum,
    Optional<Duration> grace,
    Optional<String> task,
    Optional<Demand> demand,
    EvidenceOptions evidence) {
  public GenerationRequest {
    models = List.copyOf(models);
    demand = demand == null ? Optional.empty() : demand;
    evidence = evidence == null ? EvidenceOptions.DEFAULT : evidence;
  }

  /** A request of an intent and a panel with every other field at its default. */
  public static GenerationRequest of(Intent intent, List<String> models) {
    return new GenerationRequest(
        intent,
        models,
        OptionalInt.empty(),
        Limits.GENERATION_DEADLINE,
        Optional.empty(),
        OnDissent.DECIDE,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        EvidenceOptions.DEFAULT);
  }

  /** How many answers start the grace period, of a panel of that size. */
  public int quorumOf(int members) {
    return Math.min(members, quorum.orElse(members / 2 + 1));
  }

  /**
   * How long the rest may still take when the quorum took that long; the deadline cuts it short.
   */
  public Duration graceAfter(Duration quorumTime) {
    Duration twice = quorumTime.multipliedBy(2);
    return grace.orElse(twice.compareTo(Limits.GRACE_MIN) < 0 ? Limits.GRACE_MIN : twice);
  }
}
