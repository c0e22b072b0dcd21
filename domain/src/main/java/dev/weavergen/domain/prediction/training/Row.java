package dev.weavergen.domain.prediction.training;

import java.util.Map;

/**
 * A labelled candidate or answer to learn from.
 *
 * @param group see {@link dev.weavergen.domain.prediction.GenerationCase#group}
 * @param fold that it is judged in
 * @param values by column; a missing one could not be measured
 */
record Row(String group, int fold, Map<String, Double> values, boolean right) {}
