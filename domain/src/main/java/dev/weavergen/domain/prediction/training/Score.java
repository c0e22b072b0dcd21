package dev.weavergen.domain.prediction.training;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Log-odds, and what they are made of.
 *
 * @param base before anything is known of the candidate
 * @param contributions by column
 */
record Score(double base, SortedMap<String, Double> contributions) {
  Score {
    contributions = Collections.unmodifiableSortedMap(new TreeMap<>(contributions));
  }

  double total() {
    double total = base;
    for (double contribution : contributions.values()) {
      total += contribution;
    }
    return total;
  }
}
