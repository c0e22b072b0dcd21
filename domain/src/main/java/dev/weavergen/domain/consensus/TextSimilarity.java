package dev.weavergen.domain.consensus;

import dev.weavergen.domain.grouping.SimilarityMatrix;
import info.debatty.java.stringsimilarity.Cosine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How alike programs are worded: the cosine of the angle between the counts of their shingles,
 * after comments and blank space are out of the way.
 *
 * <p>A shingle is {@value #SHINGLE_CHARS} characters in a row: long enough that not every Python
 * program has the same ones, short enough that a renamed variable changes only a few. Counting them
 * takes time linear in the source, and comparing two counts as well. Edit distances (Levenshtein,
 * longest common subsequence) are quadratic, which for two sources of 64 KB is four thousand
 * million steps; Jaccard over the same shingles forgets how often one occurs, and so takes a
 * program for its own repetition.
 */
public final class TextSimilarity {
  private static final int SHINGLE_CHARS = 4;

  private final Cosine cosine = new Cosine(SHINGLE_CHARS);

  /** The similarity of every two voters, in the order given. */
  public SimilarityMatrix matrix(List<Voter> voters) {
    List<Wording> wordings = voters.stream().map(voter -> wording(voter.source())).toList();
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < wordings.size(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < wordings.size(); j++) {
        row.add(j < i ? rows.get(j).get(i) : similarity(wordings.get(i), wordings.get(j)));
      }
      rows.add(row);
    }
    return new SimilarityMatrix(voters.stream().map(Voter::member).toList(), rows);
  }

  /** The similarity of two sources, in [0, 1]; 1 if they differ in comments and blanks at most. */
  public double between(String left, String right) {
    return similarity(wording(left), wording(right));
  }

  private Wording wording(String source) {
    String text = SourceText.normalised(source);
    return new Wording(text, cosine.getProfile(text));
  }

  private double similarity(Wording left, Wording right) {
    if (left.text().equals(right.text())) {
      return 1;
    }
    if (left.shingles().isEmpty() || right.shingles().isEmpty()) {
      return 0;
    }
    double similarity = cosine.similarity(left.shingles(), right.shingles());
    return Math.clamp(similarity, 0, 1);
  }

  /**
   * @param text normalised
   * @param shingles how often each occurs; none in a text shorter than one
   */
  private record Wording(String text, Map<String, Integer> shingles) {}
}
