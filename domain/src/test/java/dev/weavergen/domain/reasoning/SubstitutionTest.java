package dev.weavergen.domain.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
  private static final int FAR = 3;

  @ParameterizedTest
  @CsvSource({
    "-1, 0, true",
    "-1, raises ValueError, true",
    "-1, raises IndexError, false",
    "[], None, false",
    "does not end, 0, true",
    "raises RecursionError, 0, true",
    "raises IndexError, raises IndexError, true"
  })
  void isFair_negativeInputIsOtherwise_dependsOnWhatComesInstead(
      String dear, String cheap, boolean fair) {
    assertThat(isFair(true, new String[] {"2", dear}, new String[] {"2", cheap})).isEqualTo(fair);
  }

  @Test
  void isFair_farInputWithoutNegativeNumbersIsOtherwise_isNot() {
    assertThat(isFair(false, new String[] {"2", "354"}, new String[] {"2", "355"})).isFalse();
  }

  @Test
  void isFair_anInputLikeTheExamplesIsOtherwise_isNot() {
    assertThat(isFair(true, new String[] {"2", "-1"}, new String[] {"3", "-1"})).isFalse();
  }

  private static boolean isFair(boolean negative, String[] dear, String[] cheap) {
    Given given =
        new Given()
            .far(FAR, negative)
            .with("dear", "++", outcomes(dear))
            .with("cheap", "++", outcomes(cheap));
    return new Substitution(given.shown("dear"), given.shown("cheap")).isFair();
  }

  /** The two examples go before the input like them and the far ones. */
  private static String[] outcomes(String... more) {
    String[] all = new String[Given.EXAMPLES + more.length];
    all[0] = "0";
    all[1] = "1";
    System.arraycopy(more, 0, all, Given.EXAMPLES, more.length);
    return all;
  }
}
