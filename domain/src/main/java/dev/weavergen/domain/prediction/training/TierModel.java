package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Tier;

/**
 * What was learned of candidates at one tier.
 *
 * @param labels that it learned from
 * @param scorer gives log-odds
 * @param calibration corrects them, fitted on labels that the scorer had not seen
 */
public record TierModel(Tier tier, int labels, Scorer scorer, Calibration calibration) {}
