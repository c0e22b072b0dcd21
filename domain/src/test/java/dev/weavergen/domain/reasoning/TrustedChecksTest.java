package dev.weavergen.domain.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustedChecksTest {
  private static final Map<String, Double> EVEN = Map.of("a", .5, "b", .5, "c", .5);

  private static TrustedChecks trusted(Given given, Map<String, Double> probabilities) {
    return TrustedChecks.of(
        given.observation(), probabilities, _ -> TrustedChecks.UNKNOWN_AUTHOR, Map.of());
  }

  @Test
  void of_testThatNobodyVouchesFor_isNotTrusted() {
    Given given = new Given().tests("w").with("a", "++?", "0", "1", "2");
    assertThat(trusted(given, EVEN).checks()).isEmpty();
  }

  @Test
  void of_testThatItsAuthorAlonePasses_isNotTrusted() {
    Given given = new Given().tests("a").with("a", "+++", "0", "1", "2");
    assertThat(trusted(given, EVEN).checks()).isEmpty();
  }

  @Test
  void of_testThatOthersPass_isTrusted() {
    Given given =
        new Given().tests("w").with("a", "+++", "0", "1", "2").with("b", "+++", "0", "1", "3");
    assertThat(trusted(given, EVEN).checks()).containsExactly(2);
  }

  @Test
  void of_testThatTheProbableProgramFails_isNotTrusted() {
    Given given =
        new Given().tests("w").with("a", "++-", "0", "1", "2").with("b", "--+", "5", "6", "3");
    assertThat(trusted(given, Map.of("a", .95, "b", .05)).checks()).isEmpty();
  }

  @Test
  void of_testThatOnlyWrongProgramsPass_isNotTrusted() {
    Given given =
        new Given().tests("w").with("a", "+-+", "0", "5", "2").with("b", "-++", "5", "1", "3");
    assertThat(trusted(given, EVEN).checks()).isEmpty();
  }

  @Test
  void of_programsThatBehaveAlike_areHeardOnce() {
    Given once = new Given().tests("w").with("a", "++-", "0", "1", "2");
    Given thrice =
        new Given()
            .tests("w")
            .with("a", "++-", "0", "1", "2")
            .with("b", "++-", "0", "1", "2")
            .with("c", "++-", "0", "1", "2");
    assertThat(trusted(thrice, EVEN)).isEqualTo(trusted(once, EVEN));
  }

  @Test
  void of_trial_overrulesEverything() {
    Given given = new Given().tests("w", "w").with("a", "++-+", "0", "1", "2", "3");
    TrustedChecks trusted =
        TrustedChecks.of(given.observation(), EVEN, _ -> .85, Map.of(2, true, 3, false));
    assertThat(trusted.checks()).containsExactly(2);
    assertThat(trusted.upheld()).containsExactly(2);
  }

  @Test
  void trial_unanimousPanelThatFailsATest_isPutInWords() {
    Given given =
        new Given().tests("w").with("a", "++-", "0", "1", "5").with("b", "++-", "0", "1", "5");
    assertThat(TestOnTrial.of(given.shown("a"), Set.of(), _ -> true))
        .hasValue(new TestOnTrial(2, "w", "f(2)", "returns 5", "returns 2"));
    assertThat(TestOnTrial.of(given.shown("a"), Set.of(2), _ -> true)).isEmpty();
    assertThat(TestOnTrial.of(given.shown("a"), Set.of(), _ -> false)).isEmpty();
  }

  @Test
  void trial_dividedPanel_isNotHeld() {
    Given given =
        new Given().tests("w").with("a", "++-", "0", "1", "5").with("b", "++-", "0", "1", "6");
    assertThat(TestOnTrial.of(given.shown("a"), Set.of(), _ -> true)).isEqualTo(Optional.empty());
  }
}
