package dev.weavergen.domain.consensus.dissent;

import static dev.weavergen.domain.consensus.dissent.DistinguishingInputsTest.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Dissent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DissentSentenceTest {
  private static final List<Cluster> CLUSTERS =
      List.of(cluster("c1", "a", "b", "c"), cluster("c2", "d"));

  @Test
  void of_majorityFirst_readsLikeASentence() {
    assertThat(sentence("c1", "0", "c2", "raises IndexError"))
        .isEqualTo("for f([]) three models return 0, one raises IndexError");
  }

  @Test
  void of_loneModelFirst_readsLikeASentence() {
    assertThat(sentence("c2", "'a'", "c1", "''"))
        .isEqualTo("for f([]) one model returns 'a', three return ''");
  }

  @ParameterizedTest
  @CsvSource({
    "raises ValueError, raise ValueError",
    "does not end, do not end",
    "needs too much memory, need too much memory",
    "prints or returns too much, print or return too much",
    "ends its process, end their process",
    "crashes with signal 11, crash with signal 11",
  })
  void of_whatIsNoValue_keepsItsVerb(String outcome, String plural) {
    assertThat(sentence("c1", outcome, "c2", outcome))
        .isEqualTo("for f([]) three models " + plural + ", one " + outcome);
  }

  private static String sentence(String first, String one, String second, String other) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put(first, one);
    outcomes.put(second, other);
    return DissentSentence.of(new Dissent("f([])", outcomes), CLUSTERS);
  }
}
