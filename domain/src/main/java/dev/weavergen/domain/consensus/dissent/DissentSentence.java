package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Dissent;
import java.util.List;
import java.util.Map;

/**
 * A dissent in words that a person can judge without knowing what a cluster is: {@code for f([])
 * three models return 0, one raises IndexError}.
 */
public final class DissentSentence {
  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private DissentSentence() {}

  /**
   * The sentence, without a full stop.
   *
   * @param clusters those that the dissent names, among others
   */
  public static String of(Dissent dissent, List<Cluster> clusters) {
    StringBuilder sentence = new StringBuilder("for ").append(dissent.input());
    String before = " ";
    for (Map.Entry<String, String> side : dissent.outcomes().entrySet()) {
      int size = size(side.getKey(), clusters);
      String noun = before.equals(" ") ? noun(size) : "";
      sentence.append(before).append(number(size)).append(noun).append(' ');
      sentence.append(verb(size, side.getValue()));
      before = ", ";
    }
    return sentence.toString();
  }

  private static String number(int size) {
    return size < NUMBERS.size() ? NUMBERS.get(size) : Integer.toString(size);
  }

  private static String noun(int size) {
    return size == 1 ? " model" : " models";
  }

  private static String verb(int size, String outcome) {
    return size == 1 ? OutcomeWords.inSingular(outcome) : OutcomeWords.inPlural(outcome);
  }

  private static int size(String id, List<Cluster> clusters) {
    return clusters.stream()
        .filter(cluster -> cluster.id().equals(id))
        .mapToInt(cluster -> cluster.models().size())
        .sum();
  }
}
